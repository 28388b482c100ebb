import type { AgentCommand, ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CHATS_UNTIL_ONE_MORE, EFFORT_MS, HARD_WITHIN_MS } from "../domain/effort.ts";
import { readEffort } from "../views/effort.ts";
import { SITE, testDesk, type TestDesk } from "./testing.ts";

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
});
afterEach(() => desk.close());

const roles = [{ site: SITE, role: "agent" as const }];
const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
const idOf = (name: string) => desk.agents.get(name)?.id ?? ("agt_" as const);
const effortOf = (name: string) =>
  desk.store.runner.now(
    readEffort(1, { agent: desk.agents.get(name)?.agent ?? 0, roles }, desk.clock.nowMs()),
  );
const capacityOf = (name: string) =>
  desk.row("select capacity from agents where publicId = ?", idOf(name))["capacity"];

let visitors = 0;
/** A visitor writes and `name` accepts: the only one who is online. */
function chatWith(name: string): ConversationId {
  visitors += 1;
  const conversationId = desk.writes(`visitor ${visitors}`);
  desk.asAgent(name, { type: "conversation.accept" });
  return conversationId;
}

function endChats(name: string, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const conversationId = chatWith(name);
    desk.asAgent(name, { type: "conversation.close", conversationId });
    desk.asAgent(name, { type: "wrapUp.end", conversationId });
  }
}

test("LP1, M14: a newcomer begins with one chat and is given one more after every ten that they end, up to what was set", () => {
  desk.online("ana");
  const set = { type: "agent.setCapacity", agentId: idOf("ana"), capacity: 3 } as const;
  desk.asAgent("boss", { ...set, isNewcomer: true });
  expect(capacityOf("ana")).toBe(1);
  endChats("ana", CHATS_UNTIL_ONE_MORE - 1);
  expect(capacityOf("ana")).toBe(1);
  endChats("ana", 1);
  expect(capacityOf("ana")).toBe(2);

  // Set once more on the way: what was ended stays counted.
  desk.asAgent("boss", { ...set, isNewcomer: true });
  expect(capacityOf("ana")).toBe(2);
  endChats("ana", CHATS_UNTIL_ONE_MORE);
  expect(capacityOf("ana")).toBe(3);
  endChats("ana", CHATS_UNTIL_ONE_MORE);
  expect(capacityOf("ana")).toBe(3);
  const told = desk.events.filter(({ type }) => type === "agent.capacityChanged");
  expect(told.map(({ actor }) => actor === "system")).toEqual([false, true, true]);
});

test("LP1: a chat that is opened again and ended again counts once, a test not at all, and a capacity set by hand ends it", () => {
  desk.online("ana");
  desk.asAgent("boss", {
    type: "agent.setCapacity",
    agentId: idOf("ana"),
    capacity: 3,
    isNewcomer: true,
  });
  endChats("ana", CHATS_UNTIL_ONE_MORE - 2);
  desk.visitors.set("tester", { ...desk.visitor("tester"), isTest: true });
  const tried = desk.writes("tester");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "conversation.close", conversationId: tried });
  desk.asAgent("ana", { type: "wrapUp.end", conversationId: tried });
  const conversationId = chatWith("ana");
  const visitor = `visitor ${visitors}`;
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.asVisitor(visitor, { type: "solution.answer", conversationId, isSolved: false });
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.asAgent("ana", { type: "wrapUp.end", conversationId });
  expect([capacityOf("ana"), effortOf("ana").endedChats]).toEqual([1, CHATS_UNTIL_ONE_MORE - 1]);

  desk.asAgent("ana", { type: "agent.setCapacity", capacity: 1 });
  endChats("ana", CHATS_UNTIL_ONE_MORE);
  expect(capacityOf("ana")).toBe(1);
});

test("LP1: opened again hours later and ended again, a chat counts in the last hours and not towards one chat more", () => {
  desk.online("ana");
  const set = { type: "agent.setCapacity", agentId: idOf("ana"), capacity: 3 } as const;
  desk.asAgent("boss", { ...set, isNewcomer: true });
  const conversationId = chatWith("ana");
  const visitor = `visitor ${visitors}`;
  const end = () => {
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.asAgent("ana", { type: "wrapUp.end", conversationId });
  };
  end();
  endChats("ana", CHATS_UNTIL_ONE_MORE - 3);
  desk.advance(EFFORT_MS + 1);
  // With an end what is old is forgotten.
  endChats("ana", 1);
  desk.asVisitor(visitor, { type: "solution.answer", conversationId, isSolved: false });
  desk.asAgent("ana", { type: "conversation.accept" });
  end();
  expect([capacityOf("ana"), effortOf("ana").endedChats]).toEqual([1, 2]);
  desk.advance(EFFORT_MS + 1);
  desk.asVisitor(visitor, { type: "solution.answer", conversationId, isSolved: false });
  desk.asAgent("ana", { type: "conversation.accept" });
  end();
  expect(capacityOf("ana")).toBe(1);
  endChats("ana", 1);
  expect(capacityOf("ana")).toBe(2);

  // Of who is new no more, nothing is kept that is old.
  desk.asAgent("boss", { ...set, capacity: 2 });
  desk.advance(EFFORT_MS + 1);
  endChats("ana", 1);
  expect(desk.rows("select * from workedChats")).toHaveLength(1);
});

test("LP3, LP4: that a chat was hard says nothing of when it ended, nor its end of when it was hard", () => {
  desk.online("ana");
  const hard = chatWith("ana");
  desk.asAgent("ana", { type: "complaint.raise", conversationId: hard, text: "Angry" });
  const second = chatWith("ana");
  desk.asAgent("ana", { type: "complaint.raise", conversationId: second, text: "Angry, too" });
  desk.advance(HARD_WITHIN_MS / 2);
  expect(effortOf("ana")).toMatchObject({ isEased: true, endedChats: 0 });
  for (const conversationId of [hard, second]) {
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.asAgent("ana", { type: "wrapUp.end", conversationId });
  }
  desk.advance(HARD_WITHIN_MS / 2 + 1);
  expect(effortOf("ana")).toMatchObject({ isEased: false, endedChats: 2 });

  desk.advance(EFFORT_MS - HARD_WITHIN_MS);
  desk.asAgent("boss", { type: "complaint.end", conversationId: hard, text: "Sorted" });
  desk.asAgent("boss", { type: "complaint.raise", conversationId: hard, text: "Again" });
  desk.advance(HARD_WITHIN_MS / 2);
  expect(effortOf("ana")).toMatchObject({ isEased: false, endedChats: 0 });
});

test("LP2, LP3, M14: an agent's own last hours, with when a pause is due by the site's setting", () => {
  const startedAtMs = desk.clock.nowMs();
  expect(effortOf("boss")).toMatchObject({ workSinceMs: null, pauseFromMs: null });
  desk.online("ana");
  endChats("ana", 2);
  expect(effortOf("ana")).toEqual({
    workSinceMs: startedAtMs,
    pauseFromMs: startedAtMs + 2 * 3_600_000,
    endedChats: 2,
    isEased: false,
  });
  const site = {
    type: "site.update" as const,
    siteId,
    name: "Shop",
    origins: ["https://shop.example"],
    isAutoAccept: false,
  } satisfies AgentCommand;
  desk.asAgent("boss", { ...site, pauseAfterMs: 3_600_000 });
  expect(effortOf("ana").pauseFromMs).toBe(startedAtMs + 3_600_000);
  desk.asAgent("boss", { ...site, pauseAfterMs: 0 });
  expect(effortOf("ana").pauseFromMs).toBeNull();

  desk.advance(EFFORT_MS + 1);
  expect(effortOf("ana").endedChats).toBe(0);
});

test("LP4, M14: after two hard chats within the hour the others come first, while they have room", () => {
  desk.online("ana");
  for (let hard = 1; hard <= 2; hard += 1) {
    const conversationId = chatWith("ana");
    desk.asAgent("ana", { type: "complaint.raise", conversationId, text: "Angry" });
    // Said twice, it is hard once.
    desk.asAgent("boss", { type: "complaint.end", conversationId, text: "Sorted" });
    desk.asAgent("ana", { type: "complaint.raise", conversationId, text: "Again" });
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.asAgent("ana", { type: "wrapUp.end", conversationId });
    expect(effortOf("ana").isEased).toBe(hard === 2);
  }
  desk.online("ben");
  const offeredTo = () => {
    visitors += 1;
    const conversationId = desk.writes(`visitor ${visitors}`);
    const { agent } = desk.row("select agent from slots where kind = 'offer'");
    const name = agent === desk.agents.get("ana")?.agent ? "ana" : "ben";
    desk.asAgent(name, { type: "conversation.accept" });
    return { name, conversationId };
  };
  const given = Array.from({ length: 3 }, offeredTo);
  expect(given.map(({ name }) => name)).toEqual(["ben", "ben", "ana"]);

  for (const { name, conversationId } of given) {
    desk.asAgent(name, { type: "conversation.close", conversationId });
    desk.asAgent(name, { type: "wrapUp.end", conversationId });
  }
  desk.advance(HARD_WITHIN_MS);
  expect(effortOf("ana").isEased).toBe(false);
});
