import type { ConversationId, PromiseKind } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { postOffice, type PostOffice } from "./testing/post-office.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ADDRESS = "vera@example.test";

let office: PostOffice;
let conversationId: ConversationId;
beforeEach(async () => {
  office = await postOffice();
  const { desk } = office;
  conversationId = desk.writes("vera", "My lamp is broken.");
  desk.asVisitor("vera", { type: "visitor.describe", email: ADDRESS });
  desk.online("ann");
  desk.asAgent("ann", { type: "conversation.accept" });
  desk.presence("vera", "absent");
});
afterEach(() => office.close());

const inHours = (hours: number) => office.desk.clock.nowMs() + hours * HOUR_MS;

function make(kind: PromiseKind, dueAtMs: number) {
  office.desk.asAgent("ann", { type: "promise.make", conversationId, kind, dueAtMs });
}

function move(kind: PromiseKind, dueAtMs: number, text: string | null) {
  office.desk.asAgent("ann", { type: "promise.change", conversationId, kind, dueAtMs, text });
}

function end(how: "keep" | "takeBack", kind: PromiseKind) {
  office.desk.asAgent("ann", { type: `promise.${how}`, conversationId, kind });
}

const written = () =>
  office.until("it is written down", () =>
    office.desk.rows("select state from outbox").every(({ state }) => state === "done"),
  );

test("PM12, M8: who has left is mailed what is promised and by when, and that it was moved, with the reason; each once", async () => {
  make("solution", inHours(48));
  make("update", inHours(3));
  await office.advance(5 * MINUTE_MS - 1_000);
  expect(office.server.got).toEqual([]);
  await office.advance(2_000);
  const first = await office.mail(1);
  expect(first.to).toEqual([ADDRESS]);
  expect(first.mail.subject).toBe("What we promised you");
  expect(first.mail.text).toContain(
    "You'll hear from us how it stands by Thursday 1 January at 12:00 UTC.",
  );
  expect(first.mail.text).toContain(
    "We expect it to be solved by Saturday 3 January at 09:00 UTC.",
  );
  expect(first.mail.text).not.toContain("new time");
  await written();

  move("solution", inHours(72), "The shade comes from <b>Turku</b>.");
  await office.advance(5 * MINUTE_MS + 1_000);
  const second = await office.mail(2);
  expect(second.mail.text).toContain(
    "We expect it to be solved by Sunday 4 January at 09:05 UTC. This is a new time.\n\n> The shade comes from <b>Turku</b>.",
  );
  expect(second.mail.text).not.toContain("how it stands");
  expect(second.mail.html).toContain("&lt;b&gt;Turku&lt;/b&gt;");
});

test("PM12, ML2: what is moved twice and written meanwhile is one mail, with the last word of each", async () => {
  make("answer", inHours(1));
  move("answer", inHours(2), "The depot is closed.");
  office.desk.asAgent("ann", { type: "message.post", conversationId, text: "I have asked them." });
  move("answer", inHours(4), null);
  await office.advance(MINUTE_MS + 1_000);
  const { mail } = await office.mail(1);
  expect(mail.subject).toBe("There is an answer for you");
  expect(mail.text).toContain("ann of Shop wrote:\n\n> I have asked them.");
  expect(mail.text).toContain("We'll get back to you by Thursday 1 January at 13:00 UTC.");
  expect(mail.text).not.toMatch(/11:00|depot|new time/);
  await written();
  await office.advance(HOUR_MS);
  expect(office.server.got).toHaveLength(1);
});

test("PM12: what was kept or taken back before a mail went is no news; taken back after, it is", async () => {
  make("answer", inHours(1));
  make("update", inHours(2));
  end("keep", "answer");
  end("takeBack", "update");
  await office.advance(HOUR_MS);
  expect(office.server.got).toEqual([]);

  make("solution", inHours(24));
  await office.advance(5 * MINUTE_MS + 1_000);
  await office.mail(1);
  await written();
  end("takeBack", "solution");
  await office.advance(5 * MINUTE_MS + 1_000);
  const { mail } = await office.mail(2);
  expect(mail.subject).toBe("What we promised you");
  expect(mail.text).toContain(
    "What was promised by Friday 2 January at 10:00 UTC no longer stands.",
  );
});

test("PM12: who is there, or has written since, has seen it in the chat and is mailed nothing", async () => {
  make("answer", inHours(1));
  office.desk.writes("vera", "Thank you, I am off.");
  office.desk.presence("vera", "absent");
  await office.advance(10 * MINUTE_MS);
  make("update", inHours(5));
  office.desk.presence("vera", "present");
  await office.advance(10 * MINUTE_MS);
  office.desk.presence("vera", "absent");
  await office.advance(HOUR_MS);
  expect(office.server.got).toEqual([]);
});

test("PM12, PM11: a follow-up that is promised after the end is mailed, too", async () => {
  office.desk.asAgent("ann", { type: "conversation.close", conversationId });
  make("followUp", inHours(48));
  await office.advance(5 * MINUTE_MS + 1_000);
  const { mail } = await office.mail(1);
  expect(mail.text).toContain(
    "We'll ask you by Saturday 3 January at 09:00 UTC whether all is well.",
  );
});
