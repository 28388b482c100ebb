import type { HeldWait, Told } from "../domain/wait/engine.ts";
import { all, one, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { announcementAt, lastAnnouncement, latestHeld } from "../store/statements/announcements.ts";
import { linesOfDesk } from "../store/statements/wait-history.ts";

/** What was read, and how many sketches of it are damaged: those waits are held against nothing. */
interface Reading {
  readonly unread: number;
}

/** What was told to those who wait, as it was committed; those to whom nothing was are left out. (W1) */
export function* readTold(
  desk: number,
  conversations: readonly number[],
): Script<Reading & { told: Map<string, Told> }> {
  let unread = 0;
  const told = new Map<string, Told>();
  for (const conversation of conversations) {
    const last = yield* one(lastAnnouncement, { desk, conversation });
    // What was told in an earlier wait of the same conversation is over.
    if (last === undefined || last.outcome !== null) continue;
    const first =
      last.n === last.firstN
        ? last
        : yield* one(announcementAt, { desk, conversation, n: last.firstN });
    const firstSketch = sketchIn((first ?? last).sketch);
    if (firstSketch === "damaged") unread += 1;
    told.set(String(conversation), {
      firstAtMs: (first ?? last).atMs,
      firstSketch: firstSketch === "damaged" ? undefined : firstSketch,
      shown: { atMs: last.atMs, range: rangeOf(last), refusal: last.refusal },
    });
  }
  return { told, unread };
}

/** The lines of a desk. */
export function* readLines(desk: number): Script<number[]> {
  return (yield* all(linesOfDesk, { desk })).map(({ id }) => id);
}

/** The latest waits of a line that have ended, some hundred in no order: what a calibration is made of (W11). */
export function* readHeldOfLine(
  desk: number,
  line: number,
): Script<Reading & { held: HeldWait[] }> {
  let unread = 0;
  const held: HeldWait[] = [];
  for (const row of yield* all(latestHeld, { desk, line })) {
    const { conversation, atMs, outcome, endedAtMs, endedSeq } = row;
    const sketch = sketchIn(row.sketch);
    if (sketch === "damaged") {
      unread += 1;
      continue;
    }
    if (sketch === undefined || outcome === null || endedAtMs === null || endedSeq === null)
      continue;
    held.push({
      kind: outcome,
      conversation: String(conversation),
      line: String(line),
      sketch,
      waitMs: Math.max(0, endedAtMs - atMs),
      seq: endedSeq,
    });
  }
  return { held, unread };
}

export function inOrderOfEnd(held: readonly HeldWait[]): HeldWait[] {
  return held.toSorted((one, other) => one.seq - other.seq);
}

function rangeOf({ lowMs, expectedMs, highMs }: RowOf<typeof lastAnnouncement>) {
  return highMs === null ? null : { lowMs, expectedMs, highMs };
}

/** A sketch as it was written down; undefined where none was. */
function sketchIn(json: string): Float64Array | "damaged" | undefined {
  try {
    const points: unknown = JSON.parse(json);
    if (!Array.isArray(points) || !points.every(Number.isFinite)) return "damaged";
    return points.length > 0 ? Float64Array.from(points) : undefined;
  } catch {
    return "damaged"; // one row that cannot be read must not stop everybody's waits
  }
}
