import type { Clock } from "@presently/shared/clock";
import type { Flush } from "../store/flush.ts";
import { readHeld, readTold } from "../views/told-waits.ts";
import {
  type FactAt,
  readFactsAfter,
  readPresentDesk,
  readSlotFactsAfter,
  readWindowStart,
} from "../views/wait-history.ts";
import { LiveWaits } from "./live-waits.ts";

/** Absences further back than this are forgotten. */
const ABSENCES_MS = 60 * 86_400_000;

export interface WaitSource {
  readonly desk: number;
  readonly clock: Pick<Clock, "nowMs" | "soon">;
  readonly store: Pick<Flush, "read">;
}

/**
 * The engine as a server starts with it: what it learned from the last 40,000 facts, some ten thousand chats, and from sixty days of agents
 * coming and going; the desk as it stands; what those who wait were told; and how the last waits held. A page of facts at a time, each in a
 * turn of its own. (W13)
 */
export async function loadWaits(source: WaitSource): Promise<LiveWaits> {
  const { desk, clock, store } = source;
  const waits = new LiveWaits();
  const from = await store.read(() => readWindowStart(desk));
  const nowMs = clock.nowMs();
  const sinceMs = nowMs - ABSENCES_MS;
  // Before the window only the agents' own; both ways end with what both know.
  if (from > 0) {
    await followAll(source, waits, (after) => readSlotFactsAfter(desk, after, sinceMs), from);
  }
  waits.upto = from;
  await followAll(source, waits, (after) => readFactsAfter(desk, after), Infinity);
  const past = await store.read(() => readHeld(desk));
  waits.learnHeld(past.held);
  await arrangeWaits(source, waits);
  const { told, unread } = await store.read(() => readTold(desk, waits.waiting()));
  waits.remember(told, clock.nowMs());
  waits.ignored = past.unread + unread;
  return waits;
}

/** Makes the picture agree with the desk as it stands. */
export async function arrangeWaits(
  { desk, clock, store }: WaitSource,
  waits: LiveWaits,
): Promise<void> {
  // What was committed up to here is followed first, so that it is learned from; both in one look at the database.
  const { facts, upto, present, hours } = await store.read(function* () {
    const facts = yield* readFactsAfter(desk, waits.upto);
    return { facts, ...(yield* readPresentDesk(desk)) };
  });
  waits.follow(facts, clock.nowMs());
  waits.arrange(present, hours, upto, clock.nowMs());
}

async function followAll(
  { clock, store }: WaitSource,
  waits: LiveWaits,
  read: (after: number) => ReturnType<typeof readFactsAfter>,
  upto: number,
): Promise<void> {
  for (;;) {
    const after = waits.upto;
    const page: readonly FactAt[] = await store.read(() => read(after));
    const facts = page.filter(({ deskSeq }) => deskSeq <= upto);
    waits.follow(facts, clock.nowMs());
    if (page.length < 1000 || facts.length < page.length) return;
    await new Promise<void>((resolve) => clock.soon(resolve));
  }
}
