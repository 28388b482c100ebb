import type { LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { jsx } from "preact/jsx-runtime";
import { expect, test } from "vitest";
import { lend } from "#lent/jsx-runtime";
import { fill } from "../i18n/plural.ts";
import type { Picture } from "../picture.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { drawn } from "../testing/drawn.ts";
import { create } from "./create-promises.ts";

lend(jsx);
const ids = idsOf(43);
const { make } = eventMaker(ids);
const started = { ...make("conversation.started"), seq: 1 };
const dueAtMs = new Date(2026, 0, 5, 16).getTime();
const atMs = new Date(2026, 0, 5, 9).getTime();
const said = { atMs, dueAtMs };
const open = [{ kind: "answer" as const, dueAtMs, isBroken: false }];
const made = make("promise.made", { ...said, open });
const message = make("message.posted", { atMs });

/** What the chat shows after these events: the thread's lines, and what stands below it. */
function shown(...events: LastingEvent[]) {
  const view = events.reduce(applyEvent, viewOf(started));
  // As much of both as the part takes hold of.
  const part = create({ fill, say() {} } as unknown as ExtraTools);
  const picture = { view } as unknown as Picture;
  const words = (node: Parameters<typeof drawn>[0]) =>
    drawn(node).filter((each) => typeof each === "string");
  return {
    lines: view.items.flatMap((event) => words(part.ofEvent?.(event, picture))),
    below: words(part.atEnd?.(picture, atMs)),
  };
}

test("M7, M8: what is promised stands in the thread with its time, and below it once other things were said", () => {
  expect(shown(made).lines).toEqual(["We'll get back to you by 4:00 PM."]);
  expect(shown(made).below).toEqual([]);
  expect(shown(made, message).below).toEqual(["We'll get back to you by 4:00 PM."]);
  const update = make("promise.made", { ...said, kind: "update", open: [] });
  expect(shown(update, message)).toEqual({
    lines: ["You'll hear from us how it stands by 4:00 PM."],
    below: [],
  });
});

test("M7, M8: what is promised besides stands below the thread while the last that was said is of another promise", () => {
  const both = [
    { kind: "answer" as const, dueAtMs, isBroken: false },
    { kind: "update" as const, dueAtMs, isBroken: false },
  ];
  const update = ["You'll hear from us how it stands by 4:00 PM."];
  expect(shown(make("promise.made", { ...said, open: both })).below).toEqual(update);
  expect(shown(make("promise.kept", { ...said, open: both.slice(1) })).below).toEqual(update);
});

test("M7: kept, moved, taken back and broken promises are said plainly, with the word why", () => {
  const lineOf = (event: LastingEvent) => shown(event).lines;
  const text = "The carrier has not called back";
  expect(lineOf(make("promise.changed", { ...said, text }))).toEqual([
    "The promised time is now 4:00 PM.",
    text,
  ]);
  expect(lineOf(make("promise.kept", said))).toEqual(["Done, as promised by 4:00 PM."]);
  expect(lineOf(make("promise.kept", { ...said, isLate: true }))[0]).toMatch(/later than promised/);
  expect(lineOf(make("promise.takenBack", said))[0]).toMatch(/no longer stands/);
  const broken = [{ kind: "answer" as const, dueAtMs, isBroken: true }];
  const after = shown(make("promise.broken", { ...said, open: broken }), message);
  expect(after.lines).toEqual(after.below);
  expect(after.below[0]).toMatch(/we still owe it to you/);
});

test("R9: what is no promise that the part knows is passed over", () => {
  const wrong = [null, { kind: "toString", dueAtMs }, { kind: "answer", dueAtMs: "4" }];
  // As a server of a later version may send it, past the checks of the conversation.
  const odd = { ...made, kind: "call", open: wrong } as unknown as LastingEvent;
  expect(shown(odd, message)).toEqual({ lines: [], below: [] });
  const none = { ...made, open: 7 } as unknown as LastingEvent; // as above
  expect(shown(none, message).below).toEqual([]);
});
