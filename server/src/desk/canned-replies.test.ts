import type {
  AgentCommand,
  CannedReplyId,
  CommandOf,
  SiteId,
  UsedReply,
} from "@presently/shared/protocol";
import { LastingEvent, STARTER_KINDS } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { readVisitorView } from "../views/conversation-view.ts";
import { agentEventOf, visitorEventOf } from "../views/wire-events.ts";
import { OTHER_SITE, refusalOf, SITE, testDesk, type TestDesk } from "./testing.ts";

const siteId: SiteId = `ste_${String(SITE).padStart(21, "0")}`;
const OTHER: SiteId = `ste_${String(OTHER_SITE).padStart(21, "0")}`;
type Save = CommandOf<AgentCommand, "cannedReply.save">;

const save = (desk: TestDesk, over: Partial<Save> = {}): Save => ({
  type: "cannedReply.save",
  siteId,
  kind: "reply",
  name: "Delivery time",
  keeperId: desk.agents.get("sue")?.id ?? "agt_none",
  texts: [{ language: "en", variants: ["Two days, {{visitor.first_name|dear visitor}}."] }],
  ...over,
});

function written(desk: TestDesk, over: Partial<Save> = {}, by = "sue"): CannedReplyId {
  desk.asAgent(by, save(desk, over));
  return String(
    desk.rows("select publicId from cannedReplies order by id desc")[0]?.["publicId"],
  ) as CannedReplyId; // the one just written
}

/** Ana has a chat with Vera, who asked; Sue supervises the site, Olga owns everything. */
function deskAtWork() {
  const desk = testDesk();
  desk.agent("sue", { role: "supervisor", line: null });
  desk.agent("olga", { role: "owner", line: null });
  desk.online("ana");
  const conversationId = desk.writes("vera", "When does it come?");
  desk.asAgent("ana", { type: "conversation.accept" });
  const send = (replyId: CannedReplyId, text: string, over: Partial<UsedReply> = {}) =>
    refusalOf(() =>
      desk.asAgent("ana", {
        type: "message.post",
        conversationId,
        text,
        cannedReply: { replyId, language: "en", variant: 0, ...over },
      }),
    );
  const last = () => desk.events.findLast(({ type }) => type === "message.posted");
  const facts = () =>
    desk.row("select state, owesAnswerSinceMs, firstResponseAtMs from conversations");
  return { desk, conversationId, send, last, facts };
}

test("CR1: supervisors write for their site, and only who has a role everywhere writes for all", () => {
  const { desk } = deskAtWork();
  expect(refusalOf(() => desk.asAgent("ana", save(desk)))).toBe("not-allowed");
  expect(refusalOf(() => desk.asAgent("sue", save(desk, { siteId: OTHER })))).toBe("not-found");
  expect(refusalOf(() => desk.asAgent("sue", save(desk, { siteId: null })))).toBe("not-allowed");
  const ofAll = written(desk, { siteId: null }, "olga");
  const takenOver = save(desk, { replyId: ofAll });
  expect(refusalOf(() => desk.asAgent("sue", takenOver))).toBe("not-allowed");
  const remove = { type: "cannedReply.delete", replyId: ofAll } as const;
  expect(refusalOf(() => desk.asAgent("sue", remove))).toBe("not-allowed");
  desk.asAgent("olga", remove);
  for (const table of ["cannedReplies", "cannedReplyTexts", "cannedReplyWords"])
    expect(desk.rows(`select * from ${table}`)).toEqual([]);
});

test("CR1, CR3: a name, each language once, no empty wording, no variable that there is none of", () => {
  const { desk } = deskAtWork();
  const en = (text: string) => ({ texts: [{ language: "en" as const, variants: [text] }] });
  const twice = [...save(desk).texts, ...save(desk).texts];
  for (const wrong of [{ name: " " }, { name: "!" }, en(" "), en("{{order}}"), { texts: twice }])
    expect(refusalOf(() => desk.asAgent("sue", save(desk, wrong)))).toBe("value.invalid");
});

test("CR1: written again it is what is written now, and nothing of before", () => {
  const { desk } = deskAtWork();
  const replyId = written(desk, {
    texts: [
      { language: "en", variants: ["One", "Two", "Three"] },
      { language: "fi", variants: ["Yksi"] },
    ],
  });
  desk.asAgent("sue", save(desk, { replyId, name: "Shipping", kind: "dataList" }));
  expect(desk.rows("select name, kind from cannedReplies")).toEqual([
    { name: "Shipping", kind: "dataList" },
  ]);
  expect(desk.rows("select name from cannedReplyWords")).toEqual([{ name: "shipping" }]);
  expect(desk.rows("select language, variant from cannedReplyTexts")).toEqual([
    { language: "en", variant: 0 },
  ]);
});

test("CR2, M25: its keeper or a supervisor says that it is still right, nobody else", () => {
  const { desk } = deskAtWork();
  desk.agent("ben");
  const replyId = written(desk, { keeperId: desk.agents.get("ana")?.id ?? "agt_none" });
  desk.advance(1000);
  const check = { type: "cannedReply.check", replyId } as const;
  expect(refusalOf(() => desk.asAgent("ben", check))).toBe("not-allowed");
  for (const who of ["ana", "sue"]) {
    desk.advance(1000);
    desk.asAgent(who, check);
    const { checkedAtMs } = desk.row("select checkedAtMs from cannedReplies");
    expect(checkedAtMs).toBe(desk.clock.nowMs());
  }
});

test("CR5, P42: the message keeps what it was written from, edited or not, and its visitor is told nothing of it", () => {
  const { desk, send, last } = deskAtWork();
  const replyId = written(desk);
  expect(send(replyId, "Two days, Vera.")).toBeUndefined();
  const event = last();
  const wire = event === undefined ? undefined : LastingEvent.parse(agentEventOf(event));
  const used = { replyId, language: "en", variant: 0, kind: "reply" };
  expect(wire).toMatchObject({ cannedReply: { ...used, isEdited: false } });
  expect(event && visitorEventOf(event)).not.toHaveProperty("cannedReply");
  const { view } = desk.store.runner.now(
    readVisitorView(1, Number(desk.row("select id from conversations")["id"])),
  );
  expect(JSON.stringify(view)).not.toContain("rpl_");
  expect(send(replyId, "Two working days, Vera.")).toBeUndefined();
  expect(last()?.data).toMatchObject({ cannedReply: { isEdited: true } });
});

test("CR5: what was deleted or rewritten meanwhile, or is another site's, keeps no message back: it is the agent's own, without a blank", () => {
  const { desk, send, last, facts } = deskAtWork();
  const keeperId = desk.agents.get("olga")?.id ?? "agt_none";
  const others = written(desk, { siteId: OTHER, keeperId }, "olga");
  const replyId = written(desk, { kind: "greeting" });
  const gone = written(desk, { name: "Gone" });
  desk.asAgent("sue", { type: "cannedReply.delete", replyId: gone });
  const own = [
    () => send(others, "Two days, Vera."),
    () => send(replyId, "Hi", { variant: 1 }),
    () => send(replyId, "Hi", { language: "fi" }),
    () => send(gone, "Two days, Vera."),
  ];
  for (const [at, sending] of own.entries()) {
    expect(sending()).toBeUndefined();
    expect(desk.count("message.posted")).toBe(at + 2);
    expect(last()?.data).not.toHaveProperty("cannedReply");
    expect(facts()).toMatchObject({ owesAnswerSinceMs: null });
  }
  expect(send(gone, "Two days, {{visitor.first_name}}.")).toBe("canned-reply.unresolved");
});

test("CR7, CR8: a wording that was taken away leaves its reply's kind: an offer is still one", () => {
  const { send, desk } = deskAtWork();
  const offer = written(desk, { kind: "offer" });
  expect(send(offer, "Ten per cent off.", { variant: 2 })).toBe("canned-reply.not-now");
});

test("CR3: a message from a reply with a variable that nothing stands for is refused", () => {
  const { desk, send } = deskAtWork();
  const replyId = written(desk);
  const count = desk.count("message.posted");
  expect(send(replyId, "Two days, {{visitor.first_name}}.")).toBe("canned-reply.unresolved");
  expect(desk.count("message.posted")).toBe(count);
});

test("CR6, M2: a starter as it stands greets: the answer is owed and the first response open; an edited one, or a reply, is an answer", () => {
  const { desk, send, facts } = deskAtWork();
  const texts = [{ language: "en" as const, variants: ["Hello, {{agent.name}} here."] }];
  const greeting = written(desk, { kind: "greeting", name: "Greeting", texts });
  const { owesAnswerSinceMs } = facts();
  expect(owesAnswerSinceMs).not.toBeNull();
  desk.advance(1000);
  send(greeting, "Hello, ana here.");
  expect(facts()).toEqual({
    state: "waitingOnVisitor",
    owesAnswerSinceMs,
    firstResponseAtMs: null,
  });
  desk.advance(1000);
  send(greeting, "Hello, ana here. It comes tomorrow, says the warehouse, at noon!");
  expect(facts()).toMatchObject({
    owesAnswerSinceMs: null,
    firstResponseAtMs: desk.clock.nowMs(),
  });
});

test("CR7, M13: a reassurance names a time: without a promise it is refused", () => {
  const { desk, conversationId, send } = deskAtWork();
  const replyId = written(desk, {
    kind: "reassurance",
    texts: [{ language: "en", variants: ["I'll find out."] }],
  });
  expect(send(replyId, "I'll find out.")).toBe("canned-reply.needs-promise");
  const dueAtMs = desk.clock.nowMs() + 60_000;
  desk.asAgent("ana", { type: "promise.make", conversationId, kind: "answer", dueAtMs });
  expect(send(replyId, "I'll find out.")).toBeUndefined();
});

test("CR7, M13: the starters are taken with one command, in six languages, once, and nobody has them before", () => {
  const { desk } = deskAtWork();
  expect(desk.rows("select * from cannedReplies")).toEqual([]);
  desk.asAgent("sue", { type: "cannedReply.takeStarters", siteId });
  desk.asAgent("sue", { type: "cannedReply.takeStarters", siteId });
  const kinds = desk.rows("select kind from cannedReplies order by id").map(({ kind }) => kind);
  expect(kinds).toEqual([...STARTER_KINDS]);
  expect(desk.row("select count(distinct language) as n from cannedReplyTexts")["n"]).toBe(6);
  expect(
    refusalOf(() => desk.asAgent("sue", { type: "cannedReply.takeStarters", siteId: null })),
  ).toBe("not-allowed");
});

test("CR8, M19: an offer waits until the visitor asked for it, and beside a complaint there is none", () => {
  const { desk, conversationId, send } = deskAtWork();
  const texts = [{ language: "en" as const, variants: ["Ten per cent off."] }];
  const replyId = written(desk, { kind: "offer", texts });
  expect(send(replyId, "Ten per cent off.")).toBe("canned-reply.not-now");
  expect(send(replyId, "Ten per cent off.", { isAsked: true })).toBeUndefined();
  desk.asAgent("ana", { type: "complaint.raise", conversationId, text: "" });
  expect(send(replyId, "Ten per cent off.", { isAsked: true })).toBe("canned-reply.not-now");
  desk.asAgent("sue", { type: "complaint.end", conversationId, text: "Sorted out." });
  expect(send(replyId, "Ten per cent off.", { isAsked: true })).toBeUndefined();
});

test("CR8, M19: once the visitor says that it is solved an offer may go, as long as something is promised", () => {
  const { desk, conversationId, send } = deskAtWork();
  const texts = [{ language: "en" as const, variants: ["Ten per cent off."] }];
  const replyId = written(desk, { kind: "offer", texts });
  const dueAtMs = desk.clock.nowMs() + 3_600_000;
  desk.asAgent("ana", { type: "promise.make", conversationId, kind: "answer", dueAtMs });
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  expect(send(replyId, "Ten per cent off.")).toBe("canned-reply.not-now");
  desk.asVisitor("vera", { type: "solution.answer", conversationId, isSolved: true });
  expect(send(replyId, "Ten per cent off.")).toBeUndefined();
});
