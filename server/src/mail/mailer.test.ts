import type { MailKind } from "@presently/shared/protocol";
import { referenceOf } from "@presently/shared/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SITE } from "../desk/testing.ts";
import { FROM, postOffice, type PostOffice, PUBLIC_URL } from "./testing/post-office.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ADDRESS = "vera@example.test";

let office: PostOffice;
beforeEach(async () => {
  office = await postOffice();
});
afterEach(() => office.close());

function leaves(visitor: string, text: string, email = ADDRESS) {
  const { desk } = office;
  if (!desk.visitors.has(visitor)) desk.visitor(visitor);
  const { conversationId } = desk.asVisitor(visitor, {
    type: "conversation.leaveMessage",
    email,
    text,
  });
  if (conversationId === undefined) throw new Error("it has no conversation");
  return conversationId;
}

/** What the team's thread tells of mails. */
const told = () =>
  office.desk
    .rows("select type, data from events where type like 'mail.%' order by deskSeq")
    .map(({ type, data }) => ({ type, data: JSON.parse(String(data)) as unknown }));

/** What the outbox says of the mails of a kind. */
const states = (kind: MailKind) =>
  office.desk.rows("select state from outbox where kind = ? order by conversation", kind);

/** A visitor with an address in a chat with Ann, who is gone from the page. */
function inChatButAway() {
  const { desk } = office;
  const conversationId = desk.writes("vera", "Where is my parcel?");
  desk.asVisitor("vera", { type: "visitor.describe", email: ADDRESS });
  desk.online("ann");
  desk.asAgent("ann", { type: "conversation.accept" });
  desk.presence("vera", "absent");
  return conversationId;
}

test("M1: a left message is confirmed with its text, its number and when it will be answered", async () => {
  const conversationId = leaves("vera", "My parcel is <b>late</b>.\nSince Monday & I wait.");
  await office.advance(1_000);
  const { to, from, mail, source } = await office.mail(1);
  const reference = referenceOf(conversationId);
  expect(to).toEqual([ADDRESS]);
  expect(from).toBe(FROM);
  expect(mail.from).toEqual({ name: "Shop", address: FROM });
  expect(mail.subject).toBe(`We have your message (${reference})`);
  expect(mail.text).toContain("> My parcel is <b>late</b>.\n> Since Monday & I wait.");
  expect(mail.text).toContain(`Its number is ${reference}.`);
  expect(mail.text).toContain("by Friday 2 January at 09:00 UTC");
  expect(mail.text).toContain("replies are not read");
  expect(mail.html).toContain(
    "My parcel is &lt;b&gt;late&lt;/b&gt;.<br>Since Monday &amp; I wait.",
  );
  expect(mail.html).not.toMatch(/<(?:b|script|img)\b|src=/);
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(source).not.toMatch(/^Reply-To:/im);
  await office.until("the team can see it", () => told().length > 0);
  expect(told()).toEqual([{ type: "mail.sent", data: { conversationId, mail: "leftMessage" } }]);
});

test("ML5, R36: who names more than one mailbox in a day sends nobody their words", async () => {
  leaves("vera", "Buy at https://spam.example", "one@example.test");
  await office.advance(1_000);
  expect((await office.mail(1)).mail.text).toContain("spam.example");
  await office.until("it is written down", () => states("leftMessage")[0]?.["state"] === "done");
  leaves("vera", "Buy at https://spam.example", "two@example.test");
  await office.advance(1_000);
  const { to, mail } = await office.mail(2);
  expect(to).toEqual(["two@example.test"]);
  expect(mail.text).toContain("We have received your message");
  expect(mail.text).not.toContain("spam");
});

test("M1: the promised time is the owner's, and a place that was kept in vain is confirmed by it, too", async () => {
  const { desk } = office;
  desk.agent("boss", { role: "owner" });
  desk.asAgent("boss", {
    type: "site.update",
    siteId: `ste_${String(SITE).padStart(21, "0")}`,
    name: "Shop",
    origins: ["https://shop.example"],
    isAutoAccept: false,
    replyWithinHours: 2,
  });
  desk.writes("vera", "Is anybody there?");
  desk.asVisitor("vera", { type: "visitor.describe", email: ADDRESS });
  desk.presence("vera", "absent");
  desk.advance(10 * MINUTE_MS);
  expect(desk.stateOf("vera")).toBe("messageLeft");
  await office.advance(1_000);
  const { mail } = await office.mail(1);
  expect(mail.text).toContain("> Is anybody there?");
  expect(mail.text).toContain("by Thursday 1 January at 11:10 UTC");
});

test("ML6: replies that nobody was there to read go after a minute, all in one mail, each once", async () => {
  inChatButAway();
  const { desk } = office;
  desk.asAgent("ann", {
    type: "message.post",
    conversationId: conversation(),
    text: "It left today.",
  });
  await office.advance(MINUTE_MS - 1_001);
  desk.asAgent("ann", { type: "message.post", conversationId: conversation(), text: "By ship." });
  await office.advance(1_000);
  expect(office.server.got).toEqual([]);
  await office.advance(2_000);
  const first = await office.mail(1);
  expect(first.mail.subject).toBe("There is an answer for you");
  expect(first.mail.text).toContain("ann of Shop wrote:\n\n> It left today.\n\n> By ship.\n");
  await office.until("it is written down", () => states("unreadReply")[0]?.["state"] === "done");
  desk.asAgent("ann", { type: "message.post", conversationId: conversation(), text: "In a box." });
  await office.advance(2 * MINUTE_MS);
  const second = await office.mail(2);
  expect(second.mail.text).toContain("> In a box.");
  expect(second.mail.text).not.toContain("By ship.");
});

const conversation = () =>
  // Safe: the column holds ids that the server wrote.
  office.desk.row("select publicId from conversations")["publicId"] as `cnv_${string}`;

test("ML6: a reply that the visitor was there to read is not mailed, nor is one they have written after", async () => {
  inChatButAway();
  const { desk } = office;
  desk.presence("vera", "present");
  desk.asAgent("ann", { type: "message.post", conversationId: conversation(), text: "Seen." });
  await office.advance(2 * MINUTE_MS);
  expect(states("unreadReply")).toEqual([{ state: "done" }]);
  desk.asAgent("ann", { type: "message.post", conversationId: conversation(), text: "Answered." });
  desk.asVisitor("vera", { type: "message.post", conversationId: conversation(), text: "Thanks!" });
  desk.presence("vera", "absent");
  await office.advance(2 * MINUTE_MS);
  expect(states("unreadReply")).toEqual([{ state: "done" }]);
  expect(office.server.got).toEqual([]);
});

test("ML6: the last words before a chat was closed are mailed to who left after them, not to who stayed", async () => {
  const conversationId = inChatButAway();
  const { desk } = office;
  const lastWords = (text: string) => {
    desk.presence("vera", "present");
    desk.asAgent("ann", { type: "message.post", conversationId, text });
    desk.asAgent("ann", { type: "conversation.close", conversationId });
  };
  lastWords("Refunded. Goodbye!");
  desk.advance(5_000);
  desk.presence("vera", "absent");
  desk.presence("vera", "present");
  await office.advance(2 * MINUTE_MS);
  await office.until("it is looked at", () => states("unreadReply")[0]?.["state"] === "done");
  expect(office.server.got).toEqual([]);
  desk.asVisitor("vera", { type: "message.post", conversationId, text: "One more thing" });
  desk.asAgent("ann", { type: "conversation.accept" });
  lastWords("The stamps were refunded, too.");
  desk.advance(5_000);
  desk.presence("vera", "absent");
  await office.advance(2 * MINUTE_MS);
  expect((await office.mail(1)).mail.text).toContain("> The stamps were refunded, too.");
});

test("ML2: what is said is read when it is sent: a message that was withdrawn is not confirmed", async () => {
  const conversationId = leaves("vera", "Never mind");
  office.desk.asVisitor("vera", { type: "conversation.close", conversationId });
  await office.advance(1_000);
  await office.until("it is looked at", () => states("leftMessage")[0]?.["state"] === "done");
  expect(office.server.connections()).toBe(0);
});

test("ML4: an address gets three mails an hour, whoever asks and however it is written; the rest waits and comes", async () => {
  const spellings = ["vera@example.test", "VERA@example.test", "vera+1@example.test"];
  for (const n of [0, 1, 2, 3, 4]) leaves(`visitor ${n}`, `Message ${n}`, spellings[n % 3]);
  await office.advance(1_000);
  await office.mail(3);
  await office.advance(HOUR_MS - 2_000);
  expect(office.server.got).toHaveLength(3);
  await office.advance(3_000);
  await office.mail(5);
  await office.until("all are written down", () => office.mailer.counts.sent === 5);
});

const putOff = () =>
  office.desk.rows(
    "select 1 from outbox where state = 'waiting' and tries = 0 and dueAtMs > ?",
    office.desk.clock.nowMs(),
  ).length;

test("ML4: a site sends twenty mails a minute; what is more waits and comes", async () => {
  for (let n = 0; n < 23; n += 1) leaves(`visitor ${n}`, "Hello", `visitor${n}@example.test`);
  await office.advance(1_000);
  await office.until(
    "twenty went and three are put off untried",
    () => office.mailer.counts.sent === 20 && putOff() === 3,
  );
  await office.advance(MINUTE_MS - 2_000);
  expect(office.server.got).toHaveLength(20);
  await office.advance(3_000);
  await office.mail(23);
});

test("ML3, R44: a server that is down loses nothing: tried again after 5 s, 20 s and so on, and the tries count for no limit", async () => {
  await office.down();
  leaves("vera", "Hello");
  for (const waitMs of [1_000, 5_000, 20_000, 80_000]) {
    const before = office.logged.length;
    await office.advance(waitMs);
    await office.until("it was tried", () => office.logged.length > before);
    await office.until("it waits", () => office.mailer.counts.retried > 0);
  }
  expect(office.desk.row("select count(*) as n from mailTries")).toEqual({ n: 0 });
  expect(office.mailer.counts).toEqual({ sent: 0, failed: 0, retried: 4 });
  await office.back();
  await office.advance(6 * MINUTE_MS);
  await office.mail(1);
  expect(office.logged.join()).not.toMatch(/vera|Hello/);
});

test("ML3, R46: a recipient that is refused for good is not tried again, one that is refused for now is; no log names them", async () => {
  office.server.refuse = (address) => (address.startsWith("no") ? 550 : 451);
  leaves("vera", "Hello", "nobody@example.test");
  leaves("max", "Hello", "max@example.test");
  await office.advance(1_000);
  await office.until(
    "both were tried",
    () => office.mailer.counts.retried === 1 && office.mailer.counts.failed === 1,
  );
  expect(states("leftMessage")).toEqual([{ state: "failed" }, { state: "waiting" }]);
  expect(told()).toMatchObject([{ type: "mail.failed", data: { reason: "refused" } }]);
  expect(office.logged.join()).not.toMatch(/example|Hello/);
  office.server.refuse = () => undefined;
  await office.advance(5_000);
  expect((await office.mail(1)).to).toEqual(["max@example.test"]);
});

test("ML3: a way to the mail server that could not be opened is opened anew for the next try", async () => {
  await office.close();
  let isFirst = true;
  office = await postOffice(undefined, () => {
    const wasFirst = isFirst;
    isFirst = false;
    return wasFirst ? Promise.reject(new Error("out of memory")) : Promise.resolve();
  });
  leaves("vera", "Hello");
  await office.advance(1_000);
  await office.until("it was tried", () => office.mailer.counts.retried === 1);
  await office.advance(5_000);
  await office.mail(1);
});

test("ML3, R44: what cannot be sent for three days is given up", async () => {
  office.server.refuse = () => 451;
  leaves("vera", "Hello");
  for (let tries = 0; states("leftMessage")[0]?.["state"] !== "failed"; tries += 1) {
    expect(tries).toBeLessThan(20);
    const { retried, failed } = office.mailer.counts;
    await office.advance(tries === 0 ? 1_000 : 24 * HOUR_MS);
    await office.until(
      "it was tried",
      () => office.mailer.counts.retried > retried || office.mailer.counts.failed > failed,
    );
  }
  expect(office.mailer.counts.failed).toBe(1);
  expect(told()).toMatchObject([{ type: "mail.failed", data: { reason: "gaveUp" } }]);
  expect(await waiting()).toBe(0);
});

async function waiting(): Promise<number> {
  let count: number | undefined;
  void office.mailer.waiting().then((n) => (count = n));
  await office.until("the outbox is counted", () => count !== undefined);
  return count ?? -1;
}

test("ML3, R44: a server that answers slowly holds up neither the desk nor, once it is quick, the mail", async () => {
  await office.close();
  office = await postOffice({ connectMs: 5_000, silentMs: 500, wholeMs: 8_000 });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  office.server.hold = () => held;
  for (const n of [0, 1, 2, 3, 4, 5]) leaves(`visitor ${n}`, "Hello", `visitor${n}@example.test`);
  await office.advance(1_000);
  await office.mail(4);
  expect([office.server.connections(), office.mailer.counts.retried]).toEqual([4, 0]);
  const { conversationId } = office.desk.asVisitor("visitor 0", {
    type: "message.post",
    text: "Hello?",
  });
  expect(conversationId).toBeDefined();
  await office.until(
    "the slow ones are given up for now",
    () => office.mailer.counts.retried === 4,
  );
  office.server.hold = () => Promise.resolve();
  release();
  await office.until("the others went", () => office.mailer.counts.sent === 2);
});

test("ML3, R44: killed between handing over and writing down, a mail goes once more, recognisably the same, and never is lost", async () => {
  let release = () => {};
  office.server.hold = () => new Promise<void>((resolve) => (release = resolve));
  leaves("vera", "Hello");
  await office.advance(1_000);
  const first = await office.mail(1);
  // The server has the mail and has not said so: what was begun is all that is written down.
  office.server.hold = () => Promise.resolve();
  office.restart();
  await office.advance(3 * MINUTE_MS);
  const second = await office.mail(2);
  release();
  expect(second.mail.messageId).toBe(first.mail.messageId);
});

test("ML5, R38: nothing that a person typed becomes a header, an address or markup", async () => {
  office.desk.store.db
    .prepare("update sites set name = ?")
    .run('Shop"\r\nBcc: all@example.test <b>');
  leaves("vera", "\r\nBcc: all@example.test\r\n\r\n<script>alert(1)</script>");
  await office.advance(1_000);
  const { to, mail, source } = await office.mail(1);
  expect(to).toEqual([ADDRESS]);
  const headers = source.slice(0, source.indexOf("\r\n\r\n"));
  expect(headers).not.toMatch(/^bcc:/im);
  expect(mail.html).not.toMatch(/<script|<b>/);
});

function calledBack() {
  const { desk } = office;
  const conversationId = desk.writes("vera");
  desk.asVisitor("vera", { type: "callback.ask", conversationId, way: "email", email: ADDRESS });
  desk.presence("vera", "absent");
  desk.online("ann");
}

test("R12: who is called back is told that it is their turn, and until when", async () => {
  calledBack();
  await office.advance(1_000);
  const { mail } = await office.mail(1);
  expect(mail.subject).toBe("It's your turn");
  expect(mail.text).toContain("Your place stays first until Thursday 1 January at 09:02:00 UTC.");
});

test("R12: who is back before the mail went is not called by it", async () => {
  calledBack();
  expect(states("turn")).toEqual([{ state: "waiting" }]);
  office.desk.presence("vera", "present");
  await office.advance(10_000);
  expect(states("turn")).toEqual([{ state: "done" }]);
  expect(office.server.connections()).toBe(0);
});

/** The outbox says that the mail which calls has gone. */
const isCalled = () => states("turn")[0]?.["state"] === "done";

test("CB4: a call whose mail goes late, after its time was over, gives the whole time anew and says so", async () => {
  const { desk } = office;
  await office.down();
  calledBack();
  await office.advance(1_000);
  await office.until("it was tried", () => office.mailer.counts.retried === 1);
  desk.advance(2 * MINUTE_MS);
  expect(desk.events.map(({ type }) => type)).not.toContain("turn.passed");
  await office.back();
  await office.advance(10_000);
  const { mail } = await office.mail(1);
  const { turnUntilMs } = desk.row("select turnUntilMs from conversations");
  expect(Number(turnUntilMs)).toBeGreaterThan(desk.clock.nowMs() + 100_000);
  const until = new Date(Number(turnUntilMs)).toISOString().slice(11, 19);
  expect(mail.text).toContain(`until Thursday 1 January at ${until} UTC`);
  expect(desk.rows("select 1 from deadlines where kind = 'turn'")).toHaveLength(1);
});

test("ML2: whoever is no longer called is not called by a mail that was late", async () => {
  await office.down();
  calledBack();
  await office.advance(1_000);
  await office.until("it was tried", () => office.mailer.counts.retried === 1);
  office.desk.store.db.exec("update conversations set turnUntilMs = null");
  await office.back();
  await office.advance(6_000);
  await office.until("it is let go", isCalled);
  expect(office.server.connections()).toBe(0);
});

test("ML4, CB3: a mailbox that has had its three mails of the hour is called all the same, and before other mail", async () => {
  for (const n of [0, 1, 2]) leaves(`visitor ${n}`, `Message ${n}`);
  await office.advance(1_000);
  await office.until("three went", () => office.mailer.counts.sent === 3);
  for (let n = 0; n < 8; n += 1) leaves(`other ${n}`, "Hello", `other${n}@example.test`);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  office.server.hold = () => held;
  calledBack();
  await office.advance(1_000);
  await office.mail(7);
  expect(office.server.got.map(({ mail }) => mail.subject)).toContain("It's your turn");
  release();
  await office.until("it is written down", isCalled);
});

test("ML4, ML7: hashes of addresses are gone within two hours, expired links within an hour, without another mail", async () => {
  const left = () =>
    office.desk.row(
      "select (select count(*) from mailTries) as tries, (select count(*) from chatLinks) as links, (select count(*) from namedMailboxes) as named",
    );
  leaves("vera", "Hello");
  await office.advance(1_000);
  await office.until("it went", () => office.mailer.counts.sent === 1);
  expect(left()).toEqual({ tries: 1, links: 1, named: 1 });
  await office.advance(2 * HOUR_MS);
  expect(left()).toEqual({ tries: 0, links: 1, named: 1 });
  await office.advance(7 * 24 * HOUR_MS);
  expect(left()).toEqual({ tries: 0, links: 0, named: 0 });
});

test("ML7: the link leads to the site's page with a token after the #, of which only the hash is kept", async () => {
  leaves("vera", "Hello");
  await office.advance(1_000);
  const { mail } = await office.mail(1);
  const [, key, token] =
    /\/chat\/(ste_[\w-]+)\?lang=en#r=([\w-]{43})$/m.exec(mail.text ?? "") ?? [];
  expect(mail.text).toContain(`${PUBLIC_URL}/chat/${key}?lang=en#r=${token}`);
  const kept = JSON.stringify(office.desk.rows("select * from chatLinks"));
  expect(kept).not.toContain(token);
  expect(
    office.desk.rows("select expiresAtMs - ? as ms from chatLinks", office.desk.clock.nowMs()),
  ).toEqual([{ ms: 7 * 24 * HOUR_MS }]);
});
