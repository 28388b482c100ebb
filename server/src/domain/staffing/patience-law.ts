import type { Patience } from "../wait/patience.ts";
import type { Random } from "../wait/random.ts";

const MINUTE_MS = 60_000;
/** The engine's stretches of age begin at whole minutes, the last of them before this one. */
const MINUTES = 30;

/** Draws how long a visitor would wait, in ms, before giving up. */
export type PatienceLaw = (random: Random) => number;

/**
 * The law behind what was learned of patience: its cumulative hazard is a straight line within each minute of age, and from the last on, so
 * an age is where an exponential draw of mean 1 meets it. (ST5)
 */
export function patienceLaw(patience: Pick<Patience, "hazard">): PatienceLaw {
  const hazards = Float64Array.from({ length: MINUTES + 1 }, (_, at) =>
    patience.hazard(at * MINUTE_MS),
  );
  const last = hazards[MINUTES] ?? 0;
  const lastRate = last - (hazards[MINUTES - 1] ?? 0);
  return (random) => {
    const drawn = random.exponential();
    if (drawn >= last) {
      return lastRate > 0 ? (MINUTES + (drawn - last) / lastRate) * MINUTE_MS : Infinity;
    }
    let at = 0;
    while ((hazards[at + 1] ?? Infinity) <= drawn) at += 1;
    const from = hazards[at] ?? 0;
    return (at + (drawn - from) / ((hazards[at + 1] ?? Infinity) - from)) * MINUTE_MS;
  };
}

/** Whoever comes waits as long as it takes. */
export const endless: PatienceLaw = () => Infinity;
