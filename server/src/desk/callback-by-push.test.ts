import { VisitorCommand } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { subscribed } from "../push/testing/subscribed.ts";
import { refusalOf, type TestDesk, testDesk } from "./testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { keys } = subscribed();

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk({}, { canPush: true, canMail: true });
});
afterEach(() => desk.close());

const ask = (endpoint = "https://push.example/ana") => ({
  type: "callback.ask" as const,
  conversationId: idOf("ana"),
  way: "push" as const,
  push: { endpoint, keys },
});

function idOf(name: string): `cnv_${string}` {
  const { publicId } = desk.row(
    "select publicId from conversations where visitor = ? order by id desc",
    desk.visitors.get(name)?.visitor,
  );
  return `cnv_${String(publicId).slice(4)}`;
}

/** Ana keeps her place by push. */
function keepsPlace(presence: "present" | "absent" = "absent"): void {
  desk.writes("ana");
  desk.asVisitor("ana", ask());
  desk.presence("ana", presence);
}

const kept = () => desk.rows("select endpoint, state from pushes");
const calls = () => kept().map(({ state }) => state);
const pushGoes = () => desk.store.db.exec("update pushes set state = 'done'");

test("PU1, PU2: a push wants a server that sends it, and an address to send it to", () => {
  desk.writes("ana");
  const { push: _push, ...without } = ask();
  expect(refusalOf(() => desk.asVisitor("ana", without))).toBe("value.invalid");
  const other = testDesk();
  const conversationId = other.writes("ana");
  expect(refusalOf(() => other.asVisitor("ana", { ...ask(), conversationId }))).toBe(
    "value.invalid",
  );
  expect(other.rows("select * from pushes")).toEqual([]);
  other.close();
});

test("R43, PU2: what is no https address at a named host, and no key, does not reach the desk", () => {
  desk.writes("ana");
  expect(VisitorCommand.safeParse(ask()).success).toBe(true);
  for (const endpoint of [
    "http://push.example/x",
    "https://user:secret@push.example/x",
    "https://push.example/x#fragment",
    "https://[::1]/x",
    "https://10.0.0.1/x",
    "https://0x7f000001/x",
    "https://push.example.1/x",
    "https://push.example:99999/x",
    "https://push.example",
    "file:///etc/passwd",
    "https://push.example/x\nHost: other",
    `https://push.example/${"x".repeat(2_048)}`,
  ])
    expect(VisitorCommand.safeParse(ask(endpoint)).success, endpoint).toBe(false);
  for (const wrong of [
    { auth: "short" },
    { p256dh: keys.auth },
    { p256dh: `C${keys.p256dh.slice(1)}` },
  ]) {
    const push = { endpoint: "https://push.example/x", keys: { ...keys, ...wrong } };
    expect(VisitorCommand.safeParse({ ...ask(), push }).success).toBe(false);
  }
});

test("CB2: who can be reached by push keeps the place for the day, in no event with an address", () => {
  keepsPlace();
  desk.advance(HOUR);
  expect(desk.stateOf("ana")).toBe("queued");
  const told = desk.events.map((event) => JSON.stringify(event)).join();
  expect(told).not.toContain("push.example");
  expect(told).not.toContain(keys.auth);
  desk.advance(11 * HOUR);
  expect(desk.stateOf("ana")).toBe("messageLeft");
  expect(kept()).toEqual([]);
});

test("PU2: the address goes with the wait, however it ends", () => {
  const ends: (() => void)[] = [
    () => desk.asVisitor("ana", { type: "callback.cancel", conversationId: idOf("ana") }),
    () =>
      desk.asVisitor("ana", { type: "callback.ask", conversationId: idOf("ana"), way: "notice" }),
    () => desk.asVisitor("ana", { type: "conversation.close", conversationId: idOf("ana") }),
    () => {
      desk.writes("ana");
      desk.asVisitor("ana", ask());
      desk.online("agent");
      desk.asAgent("agent", { type: "conversation.accept" });
    },
  ];
  for (const end of ends) {
    keepsPlace("present");
    expect(kept()).toHaveLength(1);
    end();
    expect(kept()).toEqual([]);
  }
});

test.each([
  ["forgotten", "delete from pushes"],
  ["refused", "update pushes set state = 'failed'"],
])(
  "PU2: who is back after the push service has %s them is offered the ways anew, and keeps the place",
  (_, becomes) => {
    keepsPlace();
    desk.writes("ben");
    desk.store.db.exec(becomes);
    desk.presence("ana", "silent");
    expect(desk.count("callback.cancelled")).toBe(0);
    desk.presence("ana", "present");
    expect(
      desk.row("select state, callback from conversations where publicId = ?", idOf("ana")),
    ).toEqual({ state: "queued", callback: null });
    desk.online("agent");
    expect(desk.stateOf("ana")).toBe("offered");
  },
);

test("PU2: asked again, the last address counts", () => {
  keepsPlace();
  desk.asVisitor("ana", ask("https://push.example/other"));
  expect(kept()).toEqual([{ endpoint: "https://push.example/other", state: "kept" }]);
});

test("V2, PU2: who has this browser forget them is not called by it; the place is kept as for anybody who goes", () => {
  keepsPlace();
  desk.advance(HOUR);
  desk.asVisitor("ana", { type: "visitor.forget" });
  expect(kept()).toEqual([]);
  desk.online("agent");
  expect(desk.count("turn.called")).toBe(0);
  desk.advance(10 * MINUTE - 1);
  expect(desk.stateOf("ana")).toBe("queued");
  desk.advance(1);
  expect(desk.stateOf("ana")).toBe("messageLeft");
});

test.each([
  [0, "waits still", () => undefined],
  [1, "has gone", pushGoes],
])("CB3, CB6: moved back %i places by a call that %s", (passed, _, becomes) => {
  keepsPlace();
  desk.agent("agent", { capacity: 1 });
  desk.online("agent");
  expect([desk.count("turn.called"), calls()]).toEqual([1, ["waiting"]]);
  desk.writes("ben");
  desk.asAgent("agent", { type: "conversation.accept" });
  desk.writes("cy");
  becomes();
  desk.advance(3 * MINUTE);
  expect(desk.count("turn.passed")).toBe(passed);
});

test("CB6, PU3: who was not told is passed by nobody: the one call waits on, as it was tried", () => {
  keepsPlace();
  desk.online("agent");
  desk.store.db.exec("update pushes set tries = 4");
  desk.advance(3 * MINUTE);
  const [call] = desk.rows("select * from pushes");
  for (const name of ["ben", "cy"]) {
    desk.writes(name);
    desk.asAgent("agent", { type: "conversation.accept" });
  }
  expect([desk.count("turn.called"), desk.count("turn.passed")]).toEqual([1, 0]);
  expect(desk.rows("select * from pushes")).toEqual([call]);
  pushGoes();
  desk.online("other");
  desk.writes("dan");
  expect(desk.count("turn.passed")).toBe(1);
});

test("CB4: who is back needs no call any more, and where they are reached stays known for another", () => {
  keepsPlace();
  desk.online("agent");
  desk.presence("ana", "present");
  expect(desk.stateOf("ana")).toBe("offered");
  expect(calls()).toEqual(["kept"]);
});
