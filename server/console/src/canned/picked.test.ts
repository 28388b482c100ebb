import type { FoundReply } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { keptPicked, pickedAfter, readPicked, withReply } from "./picked.ts";

const found: FoundReply = {
  replyId: `rpl_${"0".repeat(21)}`,
  kind: "reply",
  name: "Delivery",
  isStale: false,
  language: "en",
  variant: 1,
  text: "…",
};

test("CR3, CR4: a reply stands where it was sought, with its values; the caret at its end, or over its first blank", () => {
  const put = withReply("Hi /del there", { from: 3, to: 7 }, "I am {{agent.name}}", {
    "agent.name": "Jo",
  });
  expect(put).toEqual({ text: "Hi I am Jo there", select: [10, 10] });
  const open = withReply("/x", { from: 0, to: 2 }, "Dear {{visitor.first_name}}!", {});
  expect(open).toEqual({ text: "Dear {{visitor.first_name}}!", select: [5, 27] });
});

test("CR7, M13: a reassurance in the draft still wants its time when another reply is put in beside it; an offer goes before it", () => {
  const reassurance = pickedAfter(undefined, { ...found, kind: "reassurance" }, false);
  expect(pickedAfter(reassurance, found, false)).toBe(reassurance);
  expect(pickedAfter(reassurance, { ...found, kind: "offer" }, false).kind).toBe("offer");
});

test("CR5, CR8: the reply put in last is told, but an offer in the draft stays one", () => {
  const reply = pickedAfter(undefined, found, true);
  expect(reply).toEqual({ replyId: found.replyId, kind: "reply", language: "en", variant: 1 });
  const offer = pickedAfter(reply, { ...found, kind: "offer" }, true);
  expect(offer).toMatchObject({ kind: "offer", isAsked: true });
  expect(pickedAfter(offer, found, false)).toBe(offer);
});

test("CR5: it is kept with the draft over a reload, and what is no such thing is nothing", () => {
  const reply = pickedAfter(undefined, found, false);
  expect(readPicked(keptPicked(reply))).toEqual(reply);
  for (const kept of ["", "{}", "no", keptPicked(undefined)])
    expect(readPicked(kept)).toBeUndefined();
});
