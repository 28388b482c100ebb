import type { LaneItem } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { causeOf } from "../domain/complaint.ts";
import { readLaneRow } from "../views/lane-row.ts";
import { OTHER_LINE, OTHER_SITE, refusalOf, SITE, testDesk, type TestDesk } from "./testing.ts";

const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;

/** A desk with an owner, a supervisor, and a chat of Ana's with Vera. */
function deskAtWork(over: { isTest?: boolean } = {}) {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  desk.agent("sue", { role: "supervisor", line: null });
  desk.agent("ben", { line: null });
  desk.online("ana");
  desk.visitors.set("vera", { ...desk.visitor("vera"), ...over });
  const conversationId = desk.writes("vera", "It broke");
  desk.asAgent("ana", { type: "conversation.accept" });
  const asAna = {
    raise: () =>
      desk.asAgent("ana", { type: "complaint.raise", conversationId, text: "Broken twice" }),
  };
  const end = (by: string, text = "Called back") =>
    refusalOf(() => desk.asAgent(by, { type: "complaint.end", conversationId, text }));
  return { desk, conversationId, ...asAna, end };
}

function complaintIn(desk: TestDesk): LaneItem["complaint"] {
  const { id } = desk.row("select id from conversations order by id limit 1");
  return desk.store.runner.now(readLaneRow(1, Number(id)))?.complaint;
}

test("CM1, M17: an agent's mark makes a conversation a complaint, once, with what it is about, and no visitor is told", () => {
  const { desk, raise } = deskAtWork();
  raise();
  raise();
  expect(desk.count("complaint.raised")).toBe(1);
  const raised = desk.events.find(({ type }) => type === "complaint.raised");
  expect(raised).toMatchObject({
    publicSeq: null,
    text: "Broken twice",
    data: { cause: "marked" },
  });
  expect(complaintIn(desk)).toEqual({ sinceMs: desk.clock.nowMs(), cause: "marked" });
});

test("CM1, M13, M17: a rating of 2 or less makes it one at once, by nobody's hand; 3 does not", () => {
  for (const score of [1, 2, 3]) {
    const { desk, conversationId } = deskAtWork();
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.asVisitor("vera", { type: "rating.give", conversationId, score });
    expect(complaintIn(desk)?.cause).toBe(score < 3 ? "lowRating" : undefined);
    const raised = desk.events.find(({ type }) => type === "complaint.raised");
    expect(raised?.actor).toBe(score < 3 ? "system" : undefined);
  }
});

test("CM1, M17: not solved twice makes it one, and once does not", () => {
  const { desk, conversationId } = deskAtWork();
  for (const times of [1, 2]) {
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.asVisitor("vera", { type: "solution.answer", conversationId, isSolved: false });
    expect(complaintIn(desk)?.cause).toBe(times === 2 ? "notSolved" : undefined);
    if (times === 1) desk.asAgent("ana", { type: "conversation.accept" });
  }
});

test("CM1, TC1: a test is no complaint by its rating", () => {
  const { desk, conversationId } = deskAtWork({ isTest: true });
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.asVisitor("vera", { type: "rating.give", conversationId, score: 1 });
  expect(complaintIn(desk)).toBeUndefined();
  expect(causeOf({ ratingScore: 1 }, true)).toBeUndefined();
});

test("CM2: who answers for a site's complaints is somebody who may read its conversations", () => {
  const { desk } = deskAtWork();
  desk.agent("far", { line: OTHER_LINE, site: OTHER_SITE });
  const name = (agentId: `agt_${string}` | null) =>
    refusalOf(() => desk.asAgent("boss", { type: "site.setComplaints", siteId, agentId }));
  expect(name(desk.agents.get("ben")!.id)).toBeUndefined();
  expect(name(desk.agents.get("far")!.id)).toBe("not-found");
  expect(name("agt_none")).toBe("not-found");
  expect(name(null)).toBeUndefined();
});

test("CM3, M17: it ends by the word of the named person or a supervisor alone, and with words; nothing else ends it", () => {
  const { desk, conversationId, raise, end } = deskAtWork();
  expect(end("sue")).toBe("conversation.wrong-state");
  raise();
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.advance(40 * 24 * 3_600_000);
  expect(complaintIn(desk)?.cause).toBe("marked");
  expect(end("ana")).toBe("not-allowed");
  expect(end("ben")).toBe("not-allowed");
  desk.asAgent("boss", { type: "site.setComplaints", siteId, agentId: desk.agents.get("ben")!.id });
  expect(end("ben", " ")).toBe("reason.required");
  expect(end("ben")).toBeUndefined();
  expect(complaintIn(desk)).toBeUndefined();
  expect(desk.events.at(-1)).toMatchObject({
    type: "complaint.ended",
    text: "Called back",
    publicSeq: null,
  });
  raise();
  expect(complaintIn(desk)?.sinceMs).toBe(desk.clock.nowMs());
  expect(end("sue")).toBeUndefined();
});
