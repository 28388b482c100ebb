import { expect, test } from "vitest";
import type { StoredEvent } from "../store/stored-event.ts";
import { OwnThreads } from "./own-threads.ts";

const ANA = "agt_ana";

/** An event as far as it is looked at here. */
function event(type: string, data: StoredEvent["data"] = {}): StoredEvent {
  return {
    desk: 1,
    commandId: null,
    deskSeq: 1,
    publicId: "evt_1",
    publicSeq: null,
    conversation: 7,
    type,
    actor: "system",
    atMs: 0,
    text: null,
    data,
  };
}

test("UD1: an end that is taken back leaves the chat in its agent's hands; a wrap-up that is over does not", () => {
  const own = new OwnThreads(ANA);
  const pass = (type: string, data?: StoredEvent["data"]) => own.pass(event(type, data));
  pass("conversation.assigned", { agentId: ANA });
  pass("conversation.closed", { closedBy: "agent" });
  expect([own.has(7), own.holds(7)]).toEqual([true, false]);
  pass("wrapUp.ended", { agentId: ANA, reason: "undone" });
  pass("conversation.reopened", { undone: "assigned" });
  expect([own.has(7), own.holds(7)]).toEqual([true, true]);
  pass("conversation.closed", { closedBy: "agent" });
  pass("wrapUp.ended", { agentId: ANA, reason: "elapsed" });
  expect([own.has(7), own.holds(7)]).toEqual([false, false]);
});
