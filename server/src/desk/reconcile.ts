import { deadlines } from "../domain/deadline.ts";
import { returned } from "../domain/conversation.ts";
import type { EventPayload } from "../domain/event.ts";
import { all, type Script } from "../store/script.ts";
import {
  heldByNoSlot,
  linesWithWaiting,
  slotsOfEnded,
  slotsOfOfflineAgents,
  slotsOverdue,
} from "../store/statements/scans.ts";
import { agentOf } from "./acting-agent.ts";
import { giveBackChat } from "./agent-presence.ts";
import { apply, conversationOf } from "./conversations.ts";
import { dispatch } from "./dispatch.ts";
import { lapseOffer } from "./offers.ts";
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
    yield* release(work, slot);
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

/** Takes a slot out of the hands that should not have it. */
function* release(work: Work, slot: Slot): Script<void> {
  const conversation = yield* conversationOf(work, slot.conversation);
  if (slot.kind === "wrapUp") yield* end(work, conversation, slot, "elapsed");
  else if (slot.kind === "chat")
    yield* giveBackChat(work, yield* agentOf(work, slot.agent), slot, "repaired");
  else if (conversation.state === "offered") yield* lapseOffer(work, slot, "repaired");
  else yield* lapseTransfer(work, conversation, slot, "repaired");
}

/** Says it is held or offered, and nobody has it: back in line. */
function* repairUnheld(work: Work, id: number): Script<void> {
  yield* repaired(work, id, "heldByAbsentAgent");
  const conversation = yield* conversationOf(work, id);
  const decided =
    conversation.state === "offered"
      ? {
          conversation: { ...conversation, state: "queued" as const, isReturned: true },
          events: [],
        }
      : returned(conversation, "repaired");
  yield* apply(work, conversation, decided);
}

/** Somebody waits while a slot is free: each one that routing now seats was forgotten by a command. */
function* repairWaiting(work: Work): Script<void> {
  // What the repairs above have freed is no defect of its own.
  yield* dispatch(work);
  work.touchedLines.clear();
  for (const { line } of yield* all(linesWithWaiting, { desk: work.desk }))
    work.touchedLines.add(line);
  const before = work.notes.length;
  yield* dispatch(work);
  const seated = work.notes.slice(before).map(({ draft }) => draft.conversation);
  for (const id of new Set(seated)) yield* repaired(work, id, "waitingWhileCapacityFree");
}
