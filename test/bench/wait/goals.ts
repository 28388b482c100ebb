import { geometricMean, type Score } from "./score.ts";

/** A goal of the wait engine, over the kinds of site by name. */
export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly reached: string;
  readonly isMet: boolean;
}

type Scores = Readonly<Record<string, Score>>;

/** The goals, with what was reached. `freeToldLong`: visitors with a free slot who were told more than 30 s, by kind. */
export function goalsOf(scores: Scores, freeToldLong: Readonly<Record<string, number>>): Goal[] {
  return [
    meanAtMost("pinball loss / oracle, geometric mean", scores, ({ pinball }) => pinball, 1.1),
    meanAtMost(
      "squared error / oracle, geometric mean",
      scores,
      (score) => score.squaredError,
      1.15,
    ),
    everyKind("upper bound holds, in every kind", scores, ({ held }) => held, 0.87, 0.96),
    onAverage("over a minute beyond the bound", scores, ({ late }) => late, 0.055),
    onAverage("upward revisions over a minute, per visitor", scores, ({ upward }) => upward, 0.3),
    onAverage("refused, of waits under 10 min", scores, (score) => score.refusedInVain, 0.01),
    nowhere("over 30 s told with a free slot", freeToldLong),
    everyKind(
      "range in words holds, in every kind",
      scores,
      (score) => score.heldDisplayed,
      0.9,
      1,
    ),
    meanAtMost(
      "pinball loss of the range in words / oracle, geometric mean",
      scores,
      (score) => score.pinballDisplayed,
      1.25,
    ),
  ];
}

function meanAtMost(
  what: string,
  scores: Scores,
  of: (score: Score) => number,
  most: number,
): Goal {
  const reached = geometricMean(Object.values(scores).map(of));
  return { what, wanted: `<= ${most}`, reached: reached.toFixed(2), isMet: reached <= most };
}

/** The mean over the kinds; the worst kind is shown beside. */
function onAverage(what: string, scores: Scores, of: (score: Score) => number, most: number): Goal {
  const figures = figuresOf(scores, of);
  const mean = figures.reduce((sum, { figure }) => sum + figure, 0) / figures.length;
  const worst = figures.toSorted((one, other) => other.figure - one.figure)[0];
  return {
    what,
    wanted: `<= ${most}`,
    reached: `${mean.toFixed(3)}; most in ${worst?.kind} ${worst?.figure.toFixed(3)}`,
    isMet: mean <= most,
  };
}

/** The figure must lie between the two in each kind. */
function everyKind(
  what: string,
  scores: Scores,
  of: (score: Score) => number,
  least: number,
  most: number,
): Goal {
  const figures = figuresOf(scores, of);
  const missed = figures.filter(({ figure }) => !(figure >= least && figure <= most));
  const values = figures.map(({ figure }) => figure);
  const span = `${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;
  const names = missed.map(({ kind, figure }) => `${kind} ${figure.toFixed(3)}`).join(", ");
  return {
    what,
    wanted: most < 1 ? `${least} to ${most}` : `>= ${least}`,
    reached: missed.length === 0 ? span : `${span}; missed by ${names}`,
    isMet: missed.length === 0,
  };
}

function nowhere(what: string, counts: Readonly<Record<string, number>>): Goal {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  return {
    what,
    wanted: "0",
    reached: found.map(([kind, count]) => `${kind} ${count}`).join(", ") || "0",
    isMet: found.length === 0,
  };
}

function figuresOf(scores: Scores, of: (score: Score) => number) {
  return Object.entries(scores).map(([kind, score]) => ({ kind, figure: of(score) }));
}
