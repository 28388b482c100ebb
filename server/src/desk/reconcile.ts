import type { AgentId } from "@presently/shared/protocol";
import { deadlines } from "../domain/deadline.ts";
import { type Conversation, offerLapsed, queuedAs, returned } from "../domain/conversation.ts";
import type { EventPayload } from "../domain/event.ts";
import { all, one, type Script } from "../store/script.ts";
import { subjectsOf } from "../store/statements/deadlines.ts";
import { lastEventOf } from "../store/statements/past-events.ts";
import {
  heldByNoSlot,
  linesWithWaiting,
  slotsOfEnded,
  slotsOfOfflineAgents,
  slotsOverdue,
} from "../store/statements/scans.ts";
import { agentOf, findAgent } from "./acting-agent.ts";
import { giveBackChat } from "./agent-presence.ts";
import { apply, conversationOf } from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { dispatch } from "./dispatch.ts";
import { keepPlaceIfAbsent, lapseOffer, slotsOf } from "./offers.ts";
import { freeSlot, type Slot } from "./seats.ts";
import { lapseTransfer } from "./transfer.ts";
import { note, type Work } from "./work.ts";
import { end } from "./wrap-up.ts";

type Defect = Extract<EventPayload, { type: "defect.repaired" }>["defect"];

/** A deadline fires within a turn or two of its time; a slot that is this much older than its span was forgotten. */
const OVERDUE_MS = deadlines.wrapUp.ms + 10_000;

/** Looks at everything that is not at rest and repairs what should not be (D5, R15). It should find nothing; each repair is an event. */
export function* reconcile(work: Work): Script<void> {
  const { desk } = work;
  for (const slot of yield* all(slotsOfEnded, { desk })) yield* repairEnded(work, slot);
  for (const slot of yield* all(slotsOfOfflineAgents, { desk })) yield* repairAbsent(work, slot);
  for (const slot of yield* all(slotsOverdue, { desk, sinceMs: work.nowMs - OVERDUE_MS }))
    yield* repairOverdue(work, slot);
  for (const { id } of yield* all(heldByNoSlot, { desk })) yield* repairUnheld(work, id);
  yield* repairWaiting(work);
}

function* repaired(work: Work, id: number, defect: Defect): Script<void> {
  note(work, yield* conversationOf(work, id), { type: "defect.repaired", defect });
}

function* repairEnded(work: Work, slot: Slot): Script<void> {
  yield* repaired(work, slot.conversation, "closedButHeld");
  yield* freeSlot(work, slot);
}

function* repairAbsent(work: Work, slot: Slot): Script<void> {
  yield* repaired(work, slot.conversation, "heldByAbsentAgent");
  yield* release(work, slot);
}

function* repairOverdue(work: Work, slot: Slot): Script<void> {
  yield* repaired(work, slot.conversation, "overdue");
  yield* release(work, slot);
}

/** Takes a slot out of the hands that should not have it. */
function* release(work: Work, slot: Slot): Script<void> {
  const conversation = yield* conversationOf(work, slot.conversation);
  if (slot.kind === "wrapUp") yield* end(work, conversation, slot, "elapsed");
  else if (slot.kind === "chat")
    yield* giveBackChat(work, yield* agentOf(work, slot.agent), slot, "repaired");
  else if (conversation.state === "offered") yield* lapseOffer(work, slot, "repaired");
  else yield* lapseTransfer(work, conversation, slot, "repaired");
}

/** Says it is held or offered, and nobody has it: back in line. A handover on its way ends with it (T7). */
function* repairUnheld(work: Work, id: number): Script<void> {
  yield* repaired(work, id, "heldByNobody");
  const conversation = yield* conversationOf(work, id);
  if (conversation.state === "offered") yield* repairOffered(work, conversation);
  else {
    const { offer } = yield* slotsOf(work, id);
    if (offer !== undefined) yield* lapseTransfer(work, conversation, offer, "returned");
    yield* apply(work, conversation, returned(conversation, "repaired"));
  }
  yield* keepPlaceIfAbsent(work, conversation);
}

/** Clients still show the offer that was told last: that one lapses. */
function* repairOffered(work: Work, conversation: Conversation): Script<void> {
  const { desk } = work;
  const { id } = conversation;
  const told = yield* one(lastEventOf, { desk, conversation: id, type: "offer.made" });
  // Never without such an event; but were it so, nobody else's repair may fail for it.
  if (told === undefined) {
    const back = { ...conversation, state: "queued", agent: null, isReturned: true } as const;
    return void (yield* apply(work, conversation, queuedAs(back, "repaired")));
  }
  const { agentId } = JSON.parse(told.data) as { agentId: AgentId }; // the payload of every `offer.made`
  const agent = yield* findAgent(work, agentId);
  yield* cancel(work, "offer", id);
  yield* apply(work, conversation, offerLapsed(conversation, agent, "repaired"));
}

/** Somebody waits while a slot is free: each one that routing now seats was forgotten by a command. */
function* repairWaiting(work: Work): Script<void> {
  const { desk } = work;
  // What the repairs above have freed is no defect of its own, nor who is yet to be joined by the next command (RT12).
  const goesOn = { desk, kind: "dispatch" };
  for (const { subject } of yield* all(subjectsOf, goesOn)) work.touchedLines.add(subject);
  yield* dispatch(work);
  work.touchedLines.clear();
  if ((yield* all(subjectsOf, goesOn)).length > 0) return;
  for (const { line } of yield* all(linesWithWaiting, { desk })) work.touchedLines.add(line);
  const before = work.notes.length;
  yield* dispatch(work);
  work.touchedLines.clear();
  const seated = work.notes
    .slice(before)
    .filter(({ draft }) => draft.type === "offer.made" || draft.type === "conversation.assigned")
    .map(({ draft }) => draft.conversation);
  for (const id of new Set(seated)) yield* repaired(work, id, "waitingWhileCapacityFree");
}
