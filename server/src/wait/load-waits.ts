import type { Clock } from "@presently/shared/clock";
import type { HeldWait } from "../domain/wait/engine.ts";
import type { Flush } from "../store/flush.ts";
import { inOrderOfEnd, readHeldOfLine, readLines, readTold } from "../views/told-waits.ts";
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

/** Of those who wait, what so many were told is read at a time: one statement or two for each. */
const TOLD_PAGE = 100;

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
  // What the window cuts in two contradicts what is left of it, and is no defect.
  waits.ignored = 0;
  await learnHeld(source, waits);
  await arrangeWaits(source, waits);
  await rememberTold(source, waits);
  return waits;
}

/** Line by line: a few hundred waits each. */
async function learnHeld({ desk, clock, store }: WaitSource, waits: LiveWaits): Promise<void> {
  const held: HeldWait[] = [];
  for (const line of await store.read(() => readLines(desk))) {
    const ofLine = await store.read(() => readHeldOfLine(desk, line));
    held.push(...ofLine.held);
    waits.ignored += ofLine.unread;
    await nextTurn(clock);
  }
  waits.learnHeld(inOrderOfEnd(held));
}

async function rememberTold({ desk, clock, store }: WaitSource, waits: LiveWaits): Promise<void> {
  const waiting = waits.waiting();
  for (let at = 0; at < waiting.length; at += TOLD_PAGE) {
    const page = waiting.slice(at, at + TOLD_PAGE);
    const { told, unread } = await store.read(() => readTold(desk, page));
    waits.remember(told, clock.nowMs());
    waits.ignored += unread;
    await nextTurn(clock);
  }
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
    await nextTurn(clock);
  }
}

async function nextTurn(clock: Pick<Clock, "soon">): Promise<void> {
  await new Promise<void>((resolve) => clock.soon(resolve));
}
