import type { Hours } from "../domain/hours.ts";
import { slotsOf, type WaitFact } from "../domain/wait-facts.ts";
import type { PresentDesk } from "../domain/wait/present-desk.ts";
import { all, one, type Script, the } from "../store/script.ts";
import {
  agentLinesOfDesk,
  agentsOfDesk,
  chatsInHand,
  everybodyInLine,
  factsAfter,
  linesOfDesk,
  slotFactsAfter,
  windowStart,
} from "../store/statements/wait-history.ts";
import { hoursOfAgents } from "../store/statements/agent-hours.ts";
import { deskHead } from "../store/statements/streams.ts";
import { nextTest } from "../store/statements/test-conversations.ts";
import { readHoursOfLine, storedHours } from "./stored-hours.ts";

/** A fact, when it was, and its place in the desk's stream. */
export interface FactAt {
  readonly deskSeq: number;
  readonly atMs: number;
  /** Undefined when it can't be read. */
  readonly fact: WaitFact | undefined;
  /** Whether it is about a conversation that is marked as a test by now (TC4). */
  readonly isTest?: boolean;
}

interface Row {
  readonly deskSeq: number;
  readonly kind: string;
  readonly line: number;
  readonly agent: number | null;
  readonly atMs: number;
  readonly numbers: string;
}

/** What happened after a number of the desk's stream, oldest first: a thousand at most. */
export function* readFactsAfter(desk: number, after: number): Script<FactAt[]> {
  return yield* markTests(desk, (yield* all(factsAfter, { desk, after })).map(factOf));
}

/** The facts with those of tests marked: the mark stands at the conversation, so that what is marked later is a test in all that is read then. */
function* markTests(desk: number, facts: FactAt[]): Script<FactAt[]> {
  const tests = yield* testsAmong(
    desk,
    facts.flatMap(({ fact }) => conversationIn(fact) ?? []),
  );
  if (tests.size === 0) return facts;
  return facts.map((one) => ({ ...one, isTest: tests.has(conversationIn(one.fact)) }));
}

/**
 * Which of some conversations are tests. From one test to the next, and from there to the next of the conversations: a page of facts of the
 * last hour and one about a chat of last year has every test of that year between them, and none of those is read (R23).
 */
function* testsAmong(desk: number, ids: readonly number[]): Script<Set<number | undefined>> {
  const tests = new Set<number | undefined>();
  const inOrder = [...new Set(ids)].sort((a, b) => a - b);
  const uptoId = inOrder.at(-1) ?? 0;
  let testId = -1;
  for (const fromId of inOrder) {
    if (testId < fromId) {
      const next = yield* one(nextTest, { desk, fromId, uptoId });
      if (next === undefined) break;
      testId = next.id;
    }
    if (testId === fromId) tests.add(fromId);
  }
  return tests;
}

function conversationIn(fact: WaitFact | undefined): number | undefined {
  return fact !== undefined && "conversation" in fact ? fact.conversation : undefined;
}

/** When agents came and went after a number and since a time, oldest first: a thousand at most. */
export function* readSlotFactsAfter(
  desk: number,
  after: number,
  sinceMs: number,
): Script<FactAt[]> {
  return (yield* all(slotFactsAfter, { desk, after, sinceMs })).map(factOf);
}

/** After which number the window begins that a model starts from; 0 when all of it is in. */
export function* readWindowStart(desk: number): Script<number> {
  return (yield* one(windowStart, { desk }))?.deskSeq ?? 0;
}

/** The desk as it stands, and the number of the last event that it includes. */
export function* readPresentDesk(desk: number): Script<{
  upto: number;
  present: PresentDesk;
  hours: DeskHours;
}> {
  const { lastSeq: upto } = yield* the(deskHead, { desk });
  const team = yield* all(agentsOfDesk, { desk });
  const served = Map.groupBy(yield* all(agentLinesOfDesk, { desk }), ({ agent }) => agent);
  const chats = yield* all(chatsInHand, { desk });
  const inLine = yield* all(everybodyInLine, { desk });
  const present = {
    agents: team.map((agent) => ({
      id: String(agent.id),
      lines: (served.get(agent.id) ?? []).map(({ line }) => String(line)),
      capacity: slotsOf(agent),
      isOffline: agent.presence === "offline",
    })),
    chats: chats.map(
      ({ conversation, agent, line, rankMs, acceptedAtMs, sinceMs, testSinceMs }) => ({
        conversation: String(conversation),
        agent: String(agent),
        line: String(line),
        rankMs,
        sinceMs: acceptedAtMs ?? sinceMs,
        isTest: testSinceMs !== null,
      }),
    ),
    waiting: inLine.map(({ id, line, priority, isReturned, rankMs, queuedAtMs, isReachable }) => ({
      conversation: String(id),
      order: id,
      line: String(line),
      priority,
      isReturned: isReturned === 1,
      rankMs,
      queuedAtMs,
      isHere: isReachable === 1,
    })),
  };
  return { upto, present, hours: yield* readHoursOfDesk(desk) };
}

/** When lines are open and agents work, by their numbers; null or absent = nothing says otherwise. */
export interface DeskHours {
  readonly ofLine: ReadonlyMap<string, Hours | null>;
  readonly ofAgent: ReadonlyMap<string, Hours | null>;
}

export function* readHoursOfDesk(desk: number): Script<DeskHours> {
  const ofLine = new Map<string, Hours | null>();
  for (const { id: line } of yield* all(linesOfDesk, { desk }))
    ofLine.set(String(line), yield* readHoursOfLine(desk, line));
  const ofAgent = new Map<string, Hours | null>();
  for (const { agent, hours } of yield* all(hoursOfAgents, { desk }))
    ofAgent.set(String(agent), storedHours(hours));
  return { ofLine, ofAgent };
}

/** Kinds about a conversation; facts of before they named it say too little to be followed. */
const ABOUT_ONE = new Set([
  "queued",
  "gone",
  "came",
  "accepted",
  "left",
  "moved",
  "ended",
  "brokeOff",
]);

function factOf({ deskSeq, kind, line, agent, atMs, numbers }: Row): FactAt {
  const known = numbersIn(numbers);
  const isWhole = ABOUT_ONE.has(kind)
    ? typeof known?.["conversation"] === "number"
    : kind === "slots" && Array.isArray(known?.["lines"]);
  // Safe: the desk alone writes facts, from the very type they are read as; what an older one wrote otherwise was looked at above.
  const fact = isWhole ? ({ kind, line, agent, ...known } as unknown as WaitFact) : undefined;
  return { deskSeq, atMs, fact };
}

function numbersIn(json: string): Record<string, unknown> | undefined {
  try {
    const numbers: unknown = JSON.parse(json);
    // Safe: an object, whose fields are looked at before they are used.
    return typeof numbers === "object" ? ((numbers ?? {}) as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // a damaged row is passed over and counted, and stops nobody's waits
  }
}
