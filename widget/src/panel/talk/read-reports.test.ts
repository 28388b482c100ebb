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
  report(viewWith(message(2, "visitor")), "online", true);
  report(answered, "online", true);
  report(answered, "online", true);
  report(applyEvent(answered, message(4, "visitor")), "online", true);
  expect(said).toEqual([3]);
});

test("RM1: it is told again on another connection, unless the server knows it", () => {
  const { said, report } = reports();
  const view = viewWith(message(3, "agent"));
  report(view, "online", true);
  report(view, "offline", true);
  report(view, "online", true);
  expect(said).toEqual([3, 3]);
  report(view, "offline", true);
  report({ ...view, readMarks: { ...view.readMarks, visitorSeq: 3 } }, "online", true);
  expect(said).toEqual([3, 3]);
});

test("RM1: what is seen before the page is hidden is told again though the connection was lost while it was", () => {
  const { said, report } = reports();
  const view = viewWith(message(3, "agent"));
  report(view, "online", true);
  report(view, "offline", false);
  report(view, "online", false);
  expect(said).toEqual([3]);
  report(view, "online", true);
  expect(said).toEqual([3, 3]);
});
