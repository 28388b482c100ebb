import { afterEach, beforeEach, expect, test } from "vitest";
import { DEPARTMENT, refusalOf, SITE } from "../desk/testing.ts";
import { readTopics } from "../domain/site-settings.ts";
import { postOffice, type PostOffice } from "../mail/testing/post-office.ts";

const ADDRESS = "vera@example.test";

let office: PostOffice;
beforeEach(async () => {
  office = await postOffice();
});
afterEach(() => office.close());

/** Vera's chat with Ann, who has written a note in it as well. */
function chat() {
  const { desk } = office;
  const conversationId = desk.writes("vera", "My parcel is <b>late</b>");
  desk.online("ann");
  desk.asAgent("ann", { type: "conversation.accept" });
  desk.asAgent("ann", { type: "message.post", conversationId, text: "It comes on Monday." });
  desk.asAgent("ann", { type: "note.post", conversationId, text: "She is rude", mentions: [] });
  const asks = (email: string) =>
    desk.asVisitor("vera", { type: "transcript.mail", conversationId, email });
  return { desk, conversationId, asks };
}

test("TS1, TS3: what was said is mailed to the visitor's own address, and no note with it", async () => {
  const { desk, conversationId, asks } = chat();
  asks(ADDRESS);
  await office.advance(1_000);
  const { to, mail } = await office.mail(1);
  expect(to).toEqual([ADDRESS]);
  expect(mail.subject).toBe("Your chat, as you asked");
  expect(mail.text).toContain("You, 09:00\nMy parcel is <b>late</b>");
  expect(mail.text).toContain("ann, 09:00\nIt comes on Monday.");
  expect(mail.html).toContain("My parcel is &lt;b&gt;late&lt;/b&gt;");
  expect(`${mail.text} ${mail.html}`).not.toContain("rude");
  const sent = () => desk.rows("select data from events where type = 'mail.sent'");
  await office.until("the team can see it", () => sent().length > 0);
  expect(JSON.parse(String(sent()[0]?.["data"]))).toEqual({ conversationId, mail: "transcript" });
});

test("TO2, FO5, TS1: what it is about, what was asked and what was answered are mailed, each where it was said", async () => {
  const { desk } = office;
  desk.agent("boss", { role: "owner", line: null });
  const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
  const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;
  const words = { usual: "A late parcel" };
  const topics = [{ words, departmentId, isFirst: false }];
  desk.asAgent("boss", { type: "site.setTopics", siteId, topics });
  const conversationId = desk.writes("vera", "Where is it?");
  const { settings } = desk.row("select settings from sites where id = ?", SITE);
  const [{ topicId } = { topicId: "tpc_" as const }] = readTopics(String(settings));
  desk.asVisitor("vera", { type: "topic.choose", conversationId, topicId });
  desk.online("ann");
  desk.asAgent("ann", { type: "conversation.accept" });
  const fields = ["question"] as const;
  desk.asAgent("ann", {
    type: "form.send",
    conversationId,
    fields: [...fields],
    text: "Which order?",
  });
  const { data } = desk.row("select data from events where type = 'form.sent'");
  const { formId } = JSON.parse(String(data));
  desk.asVisitor("vera", { type: "form.answer", conversationId, formId, question: "47" });
  desk.asVisitor("vera", { type: "transcript.mail", conversationId, email: ADDRESS });
  await office.advance(1_000);
  const { mail } = await office.mail(1);
  const lines = String(mail.text)
    .split("\n")
    .filter((each) => !/^$|^(You|ann), /.test(each));
  const from = lines.indexOf("Where is it?");
  expect(lines.slice(from, from + 4)).toEqual([
    "Where is it?",
    "It's about: A late parcel",
    "Asked for: Which order?",
    "Answer: 47",
  ]);
  for (const said of ["A late parcel", "Which order?", "Answer: 47"])
    expect(mail.html).toContain(said);
});

test("TS3, R36: not to a second mailbox within a day, nor before anybody of the team was there", () => {
  const { desk, asks } = chat();
  asks(ADDRESS);
  expect(refusalOf(() => asks("neighbour@example.test"))).toBe("contact.too-many");
  expect(refusalOf(() => asks("no address"))).toBe("contact.invalid");
  expect(desk.rows("select kind from outbox")).toEqual([{ kind: "transcript" }]);
  const mia = desk.writes("mia", "Buy at https://spam.example");
  const ask = () =>
    desk.asVisitor("mia", { type: "transcript.mail", conversationId: mia, email: ADDRESS });
  expect(refusalOf(ask)).toBe("conversation.wrong-state");
});
