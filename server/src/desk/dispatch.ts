import type { AgentId } from "@presently/shared/protocol";
import { assigned, offered } from "../domain/conversation.ts";
import { firstInOrder } from "../domain/queue.ts";
import { type AgentFacts, chooseAgent } from "../domain/routing.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { agentsTakingChatsOf } from "../store/statements/agents.ts";
import { headOfLine } from "../store/statements/conversations.ts";
import { siteById } from "../store/statements/visitors.ts";
import { apply, conversationOf } from "./conversations.ts";
import { arm } from "./deadline-rows.ts";
import { takeSlot } from "./seats.ts";
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

/**
 * Joins free slots and waiting visitors, for the lines a command touched: the first in queue order of their heads, the best agent for it, a
 * slot, and again until nothing fits (RT1). Giving never frees anything, so a line without a free agent is done with.
 */
export function* dispatch(work: Work): Script<void> {
  const open = new Set(work.touchedLines);
  const heads = new Map<number, Head>();
  for (;;) {
    for (const line of open) if (!heads.has(line)) yield* lookUp(work, line, heads, open);
    const head = firstInOrder([...heads.values()]);
    if (head === undefined) return;
    heads.delete(head.line);
    const agent = chooseAgent(head, yield* agentsFor(work, head.line));
    if (agent === undefined) open.delete(head.line);
    else yield* give(work, head, agent);
  }
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

/** The agents who serve a line and take chats now, as routing wants them. */
export function* agentsFor(work: Work, line: number): Script<AgentFacts[]> {
  const rows = yield* all(agentsTakingChatsOf, { desk: work.desk, line });
  const stale = work.context.faults?.capacityReadBefore;
  return rows.map((row) => {
    if (stale !== undefined && !stale.has(row.id)) stale.set(row.id, row.load);
    const publicId = row.publicId as AgentId; // written by this server with the prefix of its kind
    return { ...row, publicId, load: stale?.get(row.id) ?? row.load };
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

/** A wait that ended with an agent; `load` is the agent's with this chat. */
export function acceptedFact(
  work: Work,
  conversation: { line: number; queuedAtMs: number },
  agent: { id: number },
  load: number,
) {
  const waitMs = work.nowMs - conversation.queuedAtMs;
  return { kind: "accepted", line: conversation.line, agent: agent.id, waitMs, load } as const;
}
