import { expect, test } from "vitest";
import { handMadeLog } from "./testing.ts";

/** Two tabs that show the same, and what was acknowledged. */
function goodLog() {
  const log = handMadeLog();
  const started = log.started();
  const message = log.event("message.posted", { text: "Hello", ref: "c".repeat(21) });
  const view = log.view(log.forVisitor(started), log.forVisitor(message));
  log.by("a", "visitor", {
    type: "acknowledged",
    commandId: "c",
    eventId: message.id,
    conversationId: log.conversationId,
  });
  log.by("a", "visitor", { type: "shown", view });
  return { ...log, started, message, view: log.view };
}

test("nothing is found in a log in which every promise was kept", () => {
  const { by, view, started, message, forVisitor, verdict } = goodLog();
  by("b", "visitor", { type: "hello" });
  by("b", "visitor", { type: "shown", view: view(forVisitor(started), forVisitor(message)) });
  by("b", "visitor", { type: "synced" });
  by("b", "visitor", { type: "screen", texts: ["Hello"] });
  expect(verdict()).toEqual([]);
});

test("G1: what was acknowledged is missing from a picture that was asked for later", () => {
  const { by, view, started, forVisitor, verdict } = goodLog();
  by("b", "visitor", { type: "hello" });
  by("b", "visitor", { type: "shown", view: view(forVisitor(started)) });
  by("b", "visitor", { type: "synced" });
  expect(verdict()).toContain("G1");
});

test("G1: what was acknowledged is shown to nobody", () => {
  const log = handMadeLog();
  log.by("a", "visitor", { type: "acknowledged", commandId: "c", eventId: log.started().id });
  expect(log.verdict()).toEqual(["G1"]);
});

test("G2: one event stands at two numbers", () => {
  const { by, view, started, message, forVisitor, verdict } = goodLog();
  const moved = { ...forVisitor(message), seq: 3, publicSeq: 3 };
  by("b", "visitor", { type: "shown", view: view(forVisitor(started), moved) });
  expect(verdict()).toContain("G2");
});

test("G2: a client shows a thread with a hole in it", () => {
  const { by, view, started, event, forVisitor, verdict } = goodLog();
  const third = event("message.posted", { text: "And then" });
  by("b", "visitor", { type: "shown", view: view(forVisitor(started), forVisitor(third)) });
  expect(verdict()).toContain("G2");
});

test("G2: two events stand at one number", () => {
  const { by, view, started, event, forVisitor, verdict } = goodLog();
  const other = {
    ...forVisitor(event("message.posted", { text: "Another" })),
    seq: 2,
    publicSeq: 2,
  };
  by("b", "visitor", { type: "shown", view: view(forVisitor(started), other) });
  expect(verdict()).toContain("G2");
});

test("G3: a command is done twice", () => {
  const { by, view, started, message, event, forVisitor, verdict } = goodLog();
  const again = event("message.posted", { text: "Hello", ref: "c".repeat(21) });
  by("a", "visitor", { type: "shown", view: view(...[started, message, again].map(forVisitor)) });
  expect(verdict()).toContain("G3");
});

test("G3: a repeat is answered with another event", () => {
  const { by, started, verdict } = goodLog();
  by("b", "visitor", { type: "acknowledged", commandId: "c", eventId: started.id });
  expect(verdict()).toContain("G3");
});

test("G3: a text stands on the screen twice, once as a bubble", () => {
  const { by, verdict } = goodLog();
  by("a", "visitor", { type: "screen", texts: ["Hello", "Hello"] });
  expect(verdict()).toEqual(["G3"]);
});

test("G4: two clients end with different pictures", () => {
  const { by, view, started, event, message, forVisitor, verdict } = goodLog();
  const third = event("message.posted", { text: "And then" });
  by("b", "visitor", { type: "shown", view: view(...[started, message, third].map(forVisitor)) });
  expect(verdict()).toEqual(["G4"]);
});

test("G4: what was given is neither shown nor refused, and what is left stands in the outbox", () => {
  const { by, broken } = goodLog();
  by("a", "visitor", { type: "given", commandId: "lost", command: "message.post", text: "Lost" });
  by("a", "visitor", { type: "unsent", texts: ["Lost"] });
  expect(broken()).toEqual([
    "a still has on its way: Lost",
    '"Lost" of a was neither shown nor refused',
  ]);
});
