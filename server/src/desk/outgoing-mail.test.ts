import { afterEach, beforeEach, expect, test } from "vitest";
import { cancelMail, type MailToQueue, queueMail } from "./outgoing-mail.ts";
import { type TestDesk, testDesk } from "./testing.ts";
import { beginWork } from "./work.ts";

let desk: TestDesk;
let canMail: boolean;
beforeEach(() => {
  desk = testDesk();
  canMail = true;
  desk.writes("vera");
});
afterEach(() => desk.close());

const context = () => ({ ...desk.context, canMail });
const told = () => desk.rows("select kind, state, dueAtMs from outbox order by kind");

function conversation() {
  const { id, visitor } = desk.row("select id, visitor from conversations");
  return { id: Number(id), visitor: Number(visitor) };
}

function queue(kind: MailToQueue["kind"], dueAtMs: number) {
  desk.commit(function* () {
    yield* queueMail(beginWork(context(), "system", null), {
      kind,
      conversation: conversation(),
      dueAtMs,
    });
    return { answer: undefined, events: [] };
  });
}

function cancel(kind: MailToQueue["kind"]) {
  desk.commit(function* () {
    yield* cancelMail(beginWork(context(), "system", null), kind, conversation().id);
    return { answer: undefined, events: [] };
  });
}

const giveAddress = () =>
  desk.asVisitor("vera", { type: "visitor.describe", email: "vera@example.test" });

test("ML1: without mail settings, or without an address, nothing is queued", () => {
  queue("turn", 5);
  expect(told()).toEqual([]);
  giveAddress();
  canMail = false;
  queue("turn", 5);
  expect(told()).toEqual([]);
  canMail = true;
  queue("turn", 5);
  expect(told()).toEqual([{ kind: "turn", state: "waiting", dueAtMs: 5 }]);
});

test("ML2: what is asked for again while it waits is one mail, at the earlier moment; each kind by itself", () => {
  giveAddress();
  queue("unreadReply", 60);
  queue("turn", 5);
  queue("unreadReply", 90);
  queue("turn", 4);
  expect(told()).toEqual([
    { kind: "turn", state: "waiting", dueAtMs: 4 },
    { kind: "unreadReply", state: "waiting", dueAtMs: 60 },
  ]);
});

test("ML2: a mail that is taken back does not wait; asked for again, it does", () => {
  giveAddress();
  queue("turn", 5);
  cancel("turn");
  expect(told()).toEqual([{ kind: "turn", state: "done", dueAtMs: 5 }]);
  queue("turn", 7);
  expect(told()).toEqual([{ kind: "turn", state: "waiting", dueAtMs: 7 }]);
});

test("ML3: what joins a mail that was tried in vain for days has all of its own time", () => {
  giveAddress();
  queue("unreadReply", 60);
  desk.store.db.prepare("update outbox set tries = 7").run();
  desk.advance(70 * 3_600_000);
  queue("unreadReply", 90);
  expect(desk.row("select tries, queuedAtMs from outbox")).toEqual({
    tries: 0,
    queuedAtMs: desk.clock.nowMs(),
  });
});
