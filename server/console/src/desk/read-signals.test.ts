import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { beforeEach, expect, test } from "vitest";
import { createReadSignals, type ReadSignal } from "./read-signals.ts";

const make = eventMaker(idsOf(3));
const id = make.conversationId;
let said: string[];
const say = ({ signal, publicSeq }: ReadSignal) => said.push(`${signal} ${publicSeq}`);
const reading = () => createReadSignals(make.agentId, say);
beforeEach(() => {
  said = [];
});

/** A thread that the agent holds, with a message of the visitor's at each of these numbers. */
function thread(...seqs: number[]) {
  const events: LastingEvent[] = [
    make.make("conversation.assigned", { seq: 2, publicSeq: 2 }),
    ...seqs.map((seq) => make.make("message.posted", { seq, publicSeq: seq })),
  ];
  return events.reduce(applyEvent, viewOf(make.make("conversation.started")));
}
const picture = (view: ConversationView) =>
  ({ threads: { [id]: { view } } }) as unknown as Parameters<
    ReturnType<typeof createReadSignals>["look"]
  >[0]; // the card is not looked at

test("RM1: a message that has come is delivered, once; it is read when the thread is before the agent's eyes", () => {
  const signals = reading();
  signals.look(picture(thread(3)));
  signals.look(picture(thread(3)));
  expect(said).toEqual(["delivered 3"]);
  signals.show(id);
  signals.look(picture(thread(3, 4)));
  signals.look(picture(thread(3, 4)));
  expect(said).toEqual(["delivered 3", "read 4"]);
  signals.show(undefined); // the window is hidden
  signals.look(picture(thread(3, 4, 5)));
  expect(said).toEqual(["delivered 3", "read 4", "delivered 5"]);
});

test("RM1: on another connection it is said again, unless the desk knows it", () => {
  const signals = reading();
  signals.show(id);
  signals.look(picture(thread(3)));
  signals.forget();
  signals.look(picture(thread(3)));
  expect(said).toEqual(["read 3", "read 3"]);
  signals.forget();
  const readMarks = { deliveredSeq: 3, agentSeq: 3, visitorSeq: 0 };
  signals.look(picture({ ...thread(3), readMarks }));
  expect(said).toHaveLength(2);
});

test("RM2: of a colleague's thread, or one that has ended, nothing is said", () => {
  const signals = reading();
  signals.show(id);
  signals.look(picture({ ...thread(3), agentId: "agt_000000000000000000009" }));
  signals.look(picture({ ...thread(3), state: "closed" }));
  expect(said).toEqual([]);
});
