/** Ranks that are kept. */
const WINDOW = 200;
/** Evenly spread ranks that the window starts with: that the model is right is the first guess. */
const STARTED_WITH = 40;
/** A line is calibrated by its own ranks from this many on. */
const OWN_FROM = 100;

/** The last ranks, oldest overwritten first, and their quantiles. */
class RankWindow {
  /** Ranks that happened, without those it started with. */
  seen = 0;
  private readonly ranks: number[] = [];
  private next = 0;
  private sorted: number[] | undefined;

  constructor() {
    for (let at = 0; at < STARTED_WITH; at += 1) this.ranks.push((at + 0.5) / STARTED_WITH);
    // In an order that keeps what is left of them spread, while they are overwritten one after the other.
    this.ranks.sort((one, other) => ((one * 997) % 1) - ((other * 997) % 1));
  }

  add(rank: number): void {
    this.seen += 1;
    this.sorted = undefined;
    if (this.ranks.length < WINDOW) this.ranks.push(rank);
    else this.ranks[this.next] = rank;
    if (this.ranks.length === WINDOW) this.next = (this.next + 1) % WINDOW;
  }

  quantile(probability: number): number {
    this.sorted ??= this.ranks.toSorted((one, other) => one - other);
    const place = probability * this.sorted.length - 0.5;
    const below = Math.max(0, Math.min(this.sorted.length - 1, Math.floor(place)));
    const low = this.sorted[below] ?? probability;
    const high = this.sorted[Math.min(this.sorted.length - 1, below + 1)] ?? low;
    return low + Math.max(0, Math.min(1, place - below)) * (high - low);
  }
}

/**
 * Which quantiles of the model are to be told so that the range holds as often as it says. Each visitor's wait has a rank in what she was
 * told on arrival; if the model is right the ranks are evenly spread, and if 90 % of them lie below 0.95, then the model's 0.95 quantile is
 * the honest 0.9. A window of the last 200 ranks, not an integrator: misses come late and all together, and an integrator winds up on them.
 * What is told is always one of the model's own quantiles. Of those who left, the rank is imputed: evenly between where they left and 1.
 * A line has its own window from 100 ranks on. (W11)
 */
export class RankCalibration {
  private readonly all = new RankWindow();
  private readonly lines = new Map<string, RankWindow>();

  /** A visitor was served, and her wait had this rank in what was told. */
  learnServed(line: string, rank: number): void {
    this.add(line, rank);
  }

  /** A visitor left when her wait had this rank; `chance` in [0, 1) says where it would have ended. */
  learnLeft(line: string, rank: number, chance: number): void {
    this.add(line, rank + (1 - rank) * chance);
  }

  /** The model's probability to be told for that of a range. */
  level(line: string, probability: number): number {
    const own = this.lines.get(line);
    return (own !== undefined && own.seen >= OWN_FROM ? own : this.all).quantile(probability);
  }

  private add(line: string, rank: number): void {
    this.all.add(rank);
    let own = this.lines.get(line);
    if (own === undefined) {
      own = new RankWindow();
      this.lines.set(line, own);
    }
    own.add(rank);
  }
}
