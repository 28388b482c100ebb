import type { AlarmMailChoice, ConversationId, SiteId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setAlarmMail } from "../desk/alarm-mails.ts";
import { OTHER_LINE, OTHER_SITE, SITE } from "../desk/testing.ts";
import { postOffice, type PostOffice, PUBLIC_URL } from "./testing/post-office.ts";

const MINUTE_MS = 60_000;
const SITE_ID: SiteId = `ste_${String(SITE).padStart(21, "0")}`;
let office: PostOffice;
beforeEach(async () => {
  office = await postOffice();
  const { desk } = office;
  // Somebody is online everywhere, and takes no chats: what alarms is what a test makes.
  desk.agent("ana", { capacity: 0 });
  desk.agent("zed", { capacity: 0, line: OTHER_LINE, site: OTHER_SITE });
  desk.online("ana", "zed");
  desk.agent("boss", { role: "supervisor", line: null });
});
afterEach(() => office.close());

function chooses(name: string, choice: AlarmMailChoice): void {
  const { desk } = office;
  const agent = desk.agents.get(name)?.agent;
  if (agent === undefined) throw new Error(`there is no ${name}`);
  desk.commit(setAlarmMail({ desk: 1 }, agent, { choice }));
}

/** Somebody waits beyond their site's limit, and the desk has looked. */
async function alarm(visitor = "vera", site?: number): Promise<void> {
  const { desk } = office;
  desk.visitor(visitor, site);
  desk.writes(visitor);
  await office.advance(10 * MINUTE_MS);
  desk.system({ type: "alarms.look" });
}

/** Everybody who waits has gone, and the desk has seen it for a while. */
async function calm(...visitors: string[]): Promise<void> {
  const { desk } = office;
  for (const visitor of visitors) desk.presence(visitor, "absent");
  desk.system({ type: "alarms.look" });
  await office.advance(2 * MINUTE_MS);
  desk.system({ type: "alarms.look" });
}

const mailed = () => office.server.got.map(({ to, mail }) => [to.join(), mail.subject]);
/** Every mail that was begun, whether or not the mail server has it yet: what shall not go is not begun. */
const begun = () =>
  office.desk.rows("select distinct publicId from alarmMails where publicId <> ''").length;
const written = (): number =>
  Number(
    office.desk.row("select count(*) as n from alarmMails where tries = 0 and toldMs > 0")["n"],
  );

test("AL6: alarms are mailed to who asked for it, in plain words, with where and since when and the way there", async () => {
  chooses("boss", "always");
  await alarm();
  await office.advance(2_000);
  const { to, mail, source } = await office.mail(1);
  expect(to).toEqual(["boss@example.test"]);
  expect(mail.from).toMatchObject({ name: "Presently" });
  expect(mail.subject).toBe("Something at your desk needs a look");
  expect(mail.text).toContain("Support, Shop: Somebody has waited longer than 10 minutes.");
  expect(mail.text).toContain("Since Thursday 1 January at 09:10 UTC.");
  expect(mail.text).toContain(`${PUBLIC_URL}/console/`);
  expect(mail.text).not.toContain("Hello");
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
});

test("AL6: one mail in a quarter of an hour at most, with all that is alarming then; nothing new, no mail", async () => {
  const { desk } = office;
  desk.agent("owner", { role: "owner", line: null });
  chooses("owner", "always");
  await alarm();
  await office.advance(2_000);
  await office.mail(1);
  await office.until("it is written down", () => written() === 1);
  desk.visitor("tom", OTHER_SITE);
  desk.writes("tom");
  await office.advance(10 * MINUTE_MS);
  desk.system({ type: "alarms.look" });
  const first = office.desk.row("select publicId from alarmMails");
  await office.advance(4 * MINUTE_MS);
  expect(office.desk.row("select publicId from alarmMails")).toEqual(first);
  await office.advance(2 * MINUTE_MS);
  const { mail } = await office.mail(2);
  expect(mail.subject).toBe("2 things at your desk need a look");
  await office.until("it is written down", () => written() === 1);
  const second = office.desk.row("select publicId from alarmMails");
  await office.advance(60 * MINUTE_MS);
  desk.system({ type: "alarms.look" });
  await office.advance(2_000);
  expect(office.desk.row("select publicId, tries from alarmMails")).toEqual({
    ...second,
    tries: 0,
  });
  expect(mailed()).toHaveLength(2);
});

test("AL6: what is mailed while nobody is signed in is held back while anybody who directs there is, and goes when they leave", async () => {
  const { desk } = office;
  const other = desk.agent("there", { role: "supervisor", line: null, site: OTHER_SITE });
  const owner = desk.agent("owner", { role: "owner", line: null });
  desk.system({ type: "agent.connected", agent: other.agent });
  desk.system({ type: "agent.connected", agent: owner.agent });
  chooses("boss", "absent");
  await alarm();
  await office.advance(MINUTE_MS);
  expect(begun()).toBe(0);
  const lastHeardAtMs = desk.clock.nowMs();
  desk.system({ type: "agent.silent", agent: owner.agent, lastHeardAtMs });
  desk.system({ type: "agent.lost", agent: owner.agent });
  await office.advance(2_000);
  expect((await office.mail(1)).to).toEqual(["boss@example.test"]);
});

test("AL4, AL6: nothing goes to who chose none, directs elsewhere, directs nobody any more, or may not sign in", async () => {
  const { desk } = office;
  desk.agent("there", { role: "supervisor", line: null, site: OTHER_SITE });
  desk.agent("former", { role: "owner", line: null });
  desk.agent("gone", { role: "owner", line: null });
  chooses("boss", "always");
  for (const name of ["there", "former", "gone"]) chooses(name, "always");
  chooses("boss", "never");
  const accountOf = (name: string) => desk.agents.get(name)?.account;
  desk.store.db.prepare("delete from roles where account = ?").run(accountOf("former"));
  desk.store.db
    .prepare("update accounts set state = 'disabled' where id = ?")
    .run(accountOf("gone"));
  await alarm();
  await office.advance(MINUTE_MS);
  expect(begun()).toBe(0);
});

test("AL6: a mail server that is away is asked again until it takes the mail, once, also by a server that was started again", async () => {
  chooses("boss", "always");
  await office.down();
  await alarm();
  await office.advance(2_000);
  await office.until("it was tried", () => office.logged.length > 0);
  const { publicId } = office.desk.row("select publicId from alarmMails");
  office.restart();
  await office.back();
  await office.advance(MINUTE_MS);
  expect((await office.mail(1)).mail.messageId).toContain(String(publicId));
  await office.until("it is written down", () => written() === 1);
  await office.advance(60 * MINUTE_MS);
  office.restart();
  await office.advance(2_000);
  expect(office.desk.row("select tries from alarmMails")).toEqual({ tries: 0 });
  expect(mailed()).toHaveLength(1);
});

test("AL6: what is over before it could go is not mailed; what comes back later is another mail", async () => {
  chooses("boss", "always");
  await office.down();
  await alarm();
  await office.advance(2_000);
  await office.until("it was tried", () => office.logged.length > 0);
  await calm("vera");
  const tried = office.desk.row("select tries, publicId from alarmMails");
  await office.until("every try has ended", () => office.logged.length === tried["tries"]);
  await office.back();
  await office.advance(20 * MINUTE_MS);
  expect(office.desk.row("select tries, publicId from alarmMails")).toEqual(tried);
  await alarm("tom");
  await office.advance(2_000);
  await office.mail(1);
  expect(office.desk.row("select publicId from alarmMails")["publicId"]).not.toBe(
    tried["publicId"],
  );
});

test("AL6, ML4: alarms and visitors' mails count in no limit of the other's, and neither waits for the other", async () => {
  chooses("boss", "always");
  let letGo = () => {};
  office.server.hold = () => new Promise((resolve) => (letGo = resolve));
  await alarm();
  await office.advance(2_000);
  await office.mail(1);
  expect(office.desk.row("select count(*) as n from mailTries")).toEqual({ n: 0 });
  office.server.hold = () => Promise.resolve();
  office.desk.visitor("tom");
  office.desk.asVisitor("tom", {
    type: "conversation.leaveMessage",
    email: "boss@example.test",
    text: "Hello",
  });
  await office.advance(1_000);
  expect((await office.mail(2)).mail.subject).toMatch(/We have your message/);
  letGo();
  await office.until("it is written down", () => written() === 1);
});

/** A visitor whose chat Ana has marked as a complaint. */
function complains(visitor = "tom", agent = "ana", site?: number): ConversationId {
  const { desk } = office;
  desk.visitor(visitor, site);
  const conversationId = desk.writes(visitor, "You ruined my kitchen.");
  desk.asAgent(agent, { type: "agent.setCapacity", capacity: 5 });
  desk.asAgent(agent, { type: "conversation.accept" });
  desk.asAgent(agent, { type: "complaint.raise", conversationId, text: "Nobody came." });
  return conversationId;
}

test("AL7, M13, M17: a complaint that goes on for ten minutes is mailed once to who answers for it, with nothing that was written", async () => {
  chooses("boss", "always");
  complains();
  await office.advance(10 * MINUTE_MS - 2_000);
  expect(begun()).toBe(0);
  await office.advance(4_000);
  const { to, mail } = await office.mail(1);
  expect(to).toEqual(["boss@example.test"]);
  expect(mail.subject).toBe("Something at your desk needs a look");
  expect(mail.text).toContain("Shop: A complaint waits for your word.");
  expect(mail.text).toContain("Since Thursday 1 January at 09:00 UTC.");
  expect(mail.text).not.toMatch(/kitchen|Nobody came/);
  await office.until("it is written down", () => written() === 1);
  await office.advance(60 * MINUTE_MS);
  expect(mailed()).toHaveLength(1);

  complains("ida");
  await office.advance(10 * MINUTE_MS + 2_000);
  const second = await office.mail(2);
  expect(second.mail.text).toContain("Shop: 2 complaints wait for your word.\nThe newest since");
});

test("AL7: a complaint that is over within ten minutes, one of another site, and a test are mailed to nobody", async () => {
  const { desk } = office;
  desk.agent("here", { role: "supervisor", line: null });
  chooses("here", "always");
  const conversationId = complains();
  desk.asAgent("boss", { type: "complaint.end", conversationId, text: "Paid back." });
  complains("ida", "zed", OTHER_SITE);
  complains("lea");
  desk.store.db.prepare("update conversations set testSinceMs = 1 where site = ?").run(SITE);
  await office.advance(60 * MINUTE_MS);
  expect(begun()).toBe(0);
});

test("AL7, CM2: who is named gets it, and the supervisors do not; absent, while the named one has a console open, nobody", async () => {
  const { desk } = office;
  desk.agent("owner", { role: "owner", line: null });
  for (const each of ["boss", "zed"]) chooses(each, "always");
  desk.agent("ida", { capacity: 0 });
  const ida = desk.agents.get("ida")?.id ?? null;
  desk.asAgent("owner", { type: "site.setComplaints", siteId: SITE_ID, agentId: ida });
  chooses("ida", "absent");
  desk.online("ida");
  complains();
  await office.advance(20 * MINUTE_MS);
  expect(begun()).toBe(0);
  const agent = desk.agents.get("ida")?.agent ?? 0;
  desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() });
  desk.system({ type: "agent.lost", agent });
  await office.advance(2_000);
  const { to } = await office.mail(1);
  expect(to).toEqual(["ida@example.test"]);
});
