import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { mayBeKept } from "./kept-by.ts";

const ids = idsOf(41);
const me = ids.agent();
const { make } = eventMaker(ids);
const made = make("promise.made", { kind: "answer" });
const mine = make("message.posted", { by: me });
const theirs = make("message.posted", { by: ids.visitor() });

test.each([
  ["a message of mine after the promise", [made, mine], true],
  [
    "my message whose words made it",
    [made, make("message.posted", { by: me, text: "I'll get back to you within an hour." })],
    false,
  ],
  ["a message of mine before it", [mine, made], false],
  ["the visitor's answer to it", [made, mine, theirs], false],
  ["a colleague's message", [made, make("message.posted", { by: ids.agent() })], false],
  ["a promise moved after my message", [made, mine, make("promise.changed", {})], false],
  [
    "a promise of another kind after it",
    [made, mine, make("promise.made", { kind: "update" })],
    true,
  ],
])(
  "PM5: %s asks whether the promise is kept: only what may have kept it does",
  (_, items, isAsked) => {
    expect(mayBeKept({ items }, "answer", me)).toBe(isAsked);
  },
);
