import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { createReadReports } from "./read-reports.ts";

const make = eventMaker(idsOf(5));
const started = viewOf(make.make("conversation.started"));
const message = (seq: number, by: "agent" | "visitor"): LastingEvent =>
  make.make("message.posted", {
    seq,
    publicSeq: seq,
    by: by === "agent" ? make.agentId : make.visitorId,
  });
const viewWith = (...events: LastingEvent[]): ConversationView =>
  events.reduce(applyEvent, started);

function reports() {
  const said: number[] = [];
  const report = createReadReports({
    say: (frame) => {
      if ("publicSeq" in frame) said.push(frame.publicSeq);
    },
  });
  return { said, report };
}

test("RM1: what an agent wrote is told as seen, once; the visitor's own message is none of it", () => {
  const { said, report } = reports();
  const answered = viewWith(message(2, "visitor"), message(3, "agent"));
  report(viewWith(message(2, "visitor")), "online");
  report(answered, "online");
  report(answered, "online");
  report(applyEvent(answered, message(4, "visitor")), "online");
  expect(said).toEqual([3]);
});

test("RM1: it is told again on another connection, unless the server knows it", () => {
  const { said, report } = reports();
  const view = viewWith(message(3, "agent"));
  report(view, "online");
  report(view, "offline");
  report(view, "online");
  expect(said).toEqual([3, 3]);
  report(view, "offline");
  report({ ...view, readMarks: { ...view.readMarks, visitorSeq: 3 } }, "online");
  expect(said).toEqual([3, 3]);
});
