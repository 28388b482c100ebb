import type { AgentId } from "@presently/shared/protocol";
import { assigned, offered } from "../domain/conversation.ts";
import { HARD_WITHIN_MS, isEased } from "../domain/effort.ts";
import { byQueueOrder, firstInOrder } from "../domain/queue.ts";
import { type AgentFacts, chooseAgent, type RoutedAgent } from "../domain/routing.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { agentsWithRoomOf } from "../store/statements/agents.ts";
import { headOfLine } from "../store/statements/conversations.ts";
import { subjectsOf } from "../store/statements/deadlines.ts";
import { siteById } from "../store/statements/visitors.ts";
import { apply, conversationOf } from "./conversations.ts";
import { arm, cancel } from "./deadline-rows.ts";
import { takeSlot } from "./seats.ts";
import { acceptedFact } from "./wait-facts.ts";
import { type Away, awayIn, callTurn, isLapsed, passOvertaken } from "./turn.ts";
import type { Work } from "./work.ts";

interface Head {
  readonly id: number;
  readonly line: number;
  readonly site: number;
  readonly priority: number;
  readonly isReturned: boolean;
  readonly rankMs: number;
  readonly preferredAgent: number | null;
}

/** What one run of routing has looked up so far. */
interface Round {
  /** Lines in which somebody may be waiting for a free slot still. */
  readonly open: Set<number>;
  readonly heads: Map<number, Head>;
  /** Who serves each line. An agent is one object in all their lines, whose load grows with what they are given. */
  readonly serving: Map<number, Serving[]>;
  /** Who is called back and away in each line that was looked at. */
  readonly away: Map<number, Away[]>;
  readonly known: Map<number, Serving>;
}

interface Serving extends RoutedAgent {
  load: number;
}

/** How many joins one command makes: the transaction is everybody's, and takes some 20 ms for these. */
const MAX_JOINS = 50;

/**
 * Joins free slots and waiting visitors, for the lines a command touched and those where an earlier one stopped: the first in queue order of
 * their heads, the best agent for it, a slot, and again until nothing fits (RT1) or it is enough for one command (RT12). Giving never frees
 * anything, so a line without a free agent is done with.
 */
export function* dispatch(work: Work): Script<void> {
  if (work.touchedLines.size === 0) return;
  const stopped = (yield* all(subjectsOf, { desk: work.desk, kind: "dispatch" })).map(
    ({ subject }) => subject,
  );
  const round: Round = {
    open: new Set([...work.touchedLines, ...stopped]),
    heads: new Map(),
    serving: new Map(),
    away: new Map(),
    known: new Map(),
  };
  for (const line of round.open) round.away.set(line, yield* awayIn(work, line));
  for (let joins = 0; joins < MAX_JOINS; joins += 1) if (!(yield* joinNext(work, round))) break;
  if (round.open.size === 0) yield* callForFreeSlots(work, round);
  for (const line of stopped) if (!round.open.has(line)) yield* cancel(work, "dispatch", line);
  for (const line of round.open) yield* arm(work, "dispatch", line);
}

/** Serves the first of the heads that can be served; false when none can, and then no line is open. */
function* joinNext(work: Work, round: Round): Script<boolean> {
  const { open, heads } = round;
  for (;;) {
    for (const line of open) if (!heads.has(line)) yield* lookUp(work, line, heads, open);
    const head = firstInOrder([...heads.values()]);
    if (head === undefined) return false;
    heads.delete(head.line);
    const agent = chooseAgent(head, yield* servingOf(work, head.line, round));
    if (agent === undefined) open.delete(head.line);
    else {
      yield* callBefore(work, head, round);
      yield* give(work, head, agent);
      // With the planted fault, loads stay what they were when the turn began.
      if (work.context.faults?.capacityReadBefore === undefined) agent.load += 1;
      return true;
    }
  }
}

/**
 * The slot that `head` is given would be that of whoever stands before and is away: the first of them who was not called yet is called (CB3).
 * Whose time to come was over has now been passed by one (CB6).
 */
function* callBefore(work: Work, head: Head, round: Round): Script<void> {
  let isCalled = false;
  for (const away of awayOf(round)) {
    if (byQueueOrder(away, head) > 0) return;
    if (away.isUntold) continue;
    if (chooseAgent(away, yield* servingOf(work, away.line, round)) === undefined) continue;
    if (isLapsed(away, work.nowMs)) yield* passOvertaken(work, away);
    else if (away.turnUntilMs === null && !isCalled) {
      yield* callTurn(work, away);
      isCalled = true;
    }
  }
}

/** Slots that stay free because nobody is there: each stands for one who is away (CB3), except for whom it has stood in vain. */
function* callForFreeSlots(work: Work, round: Round): Script<void> {
  for (const away of awayOf(round)) {
    if (isLapsed(away, work.nowMs)) continue;
    const agent = chooseAgent(away, yield* servingOf(work, away.line, round));
    if (agent === undefined) continue;
    agent.load += 1;
    if (away.turnUntilMs === null) yield* callTurn(work, away);
  }
}

/** Who is called back and away, of all lines, in queue order. */
function awayOf({ away }: Round): Away[] {
  return [...away.values()].flat().toSorted(byQueueOrder);
}

function* servingOf(work: Work, line: number, { serving, known }: Round): Script<Serving[]> {
  const looked = serving.get(line);
  if (looked !== undefined) return looked;
  const agents = (yield* agentsFor(work, line)).map(
    (agent): Serving => known.get(agent.id) ?? { ...agent },
  );
  for (const agent of agents) known.set(agent.id, agent);
  serving.set(line, agents);
  return agents;
}

function* lookUp(
  work: Work,
  line: number,
  heads: Map<number, Head>,
  open: Set<number>,
): Script<void> {
  const head = yield* one(headOfLine, { desk: work.desk, line });
  if (head === undefined) open.delete(line);
  else heads.set(line, { ...head, isReturned: head.isReturned === 1 });
}

/** With the planted fault, who is full by now may have looked free when the turn began. */
const EVERY_SLOT = 1000;

/** The agents who serve a line and can be given a chat now, as routing wants them. */
export function* agentsFor(work: Work, line: number): Script<RoutedAgent[]> {
  const stale = work.context.faults?.capacityReadBefore;
  const extra = stale === undefined ? 0 : EVERY_SLOT;
  const hardSinceMs = work.nowMs - HARD_WITHIN_MS;
  const rows = yield* all(agentsWithRoomOf, { desk: work.desk, line, extra, hardSinceMs });
  return rows.map(({ hardChats, ...row }) => {
    if (stale !== undefined && !stale.has(row.id)) stale.set(row.id, row.load);
    const publicId = row.publicId as AgentId; // written by this server with the prefix of its kind
    return { ...row, publicId, load: stale?.get(row.id) ?? row.load, isEased: isEased(hardChats) };
  });
}

/** Offers the head of a line to an agent, or assigns it at once where the site accepts automatically (RT5, RT6). */
function* give(work: Work, head: Head, agent: AgentFacts): Script<void> {
  const conversation = yield* conversationOf(work, head.id);
  const site = yield* the(siteById, { id: head.site });
  if (site.isAutoAccept === 1) {
    yield* takeSlot(work, agent, head.id, "chat");
    yield* apply(work, conversation, assigned(conversation, agent, "automatic", work.nowMs), {
      by: "system",
      fact: acceptedFact(work, conversation, agent, agent.load + 1),
    });
    return;
  }
  yield* takeSlot(work, agent, head.id, "offer");
  const expiresAtMs = yield* arm(work, "offer", head.id);
  yield* apply(work, conversation, offered(conversation, agent, expiresAtMs), { by: "system" });
}
