import type { AgentCommand, CommandOf } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { addMember } from "../accounts/team-scripts.ts";
import { brokenRules, seatsOf } from "./invariants.ts";
import { DEPARTMENT, LINE, refusalOf, SITE, testDesk } from "./testing.ts";

const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;
const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
const WAIT_LIMIT_MS = 10 * 60_000;

/** A department in which ana speaks Bulgarian and ben what he likes, with a line of its own for Bulgarian. */
function bilingual() {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  const ana = desk.agent("ana", { capacity: 1 }).id;
  const ben = desk.agent("ben", { capacity: 1 }).id;
  const speak = (agentId: typeof ana, ...languages: string[]) =>
    desk.asAgent("boss", { type: "agent.setLanguages", agentId, languages });
  const update = (languages?: CommandOf<AgentCommand, "department.update">["languages"]) =>
    desk.asAgent("boss", {
      type: "department.update",
      departmentId,
      name: "Support",
      agentIds: [ana, ben],
      ...(languages === undefined ? {} : { languages }),
    });
  speak(ana, "bg");
  update(["bg"]);
  const own = Number(desk.row("select id from lines where language = 'bg'")["id"]);
  const writes = (visitor: string, language = "bg-BG") => {
    desk.visitor(visitor);
    desk.asVisitor(visitor, { type: "visitor.describe", page: { language } });
    return desk.writes(visitor);
  };
  const at = (conversationId: string) =>
    desk.row(
      "select line, state, queuedAtMs, rankMs from conversations where publicId = ?",
      conversationId,
    );
  const served = (line: number) =>
    desk
      .rows(
        "select a.name from agentLines l join agents a on a.id = l.agent where line = ? order by a.name",
        line,
      )
      .map(({ name }) => name);
  return { desk, ana, ben, own, speak, update, writes, at, served };
}

test("M18, LG1, LG2: who writes in Bulgarian waits for the agent who speaks it, though another is free; who writes in Dutch has the first", () => {
  const { desk, own, writes, at } = bilingual();
  desk.online("ana", "ben");
  const seats = seatsOf(desk);
  const first = writes("vera");
  const second = writes("rada");
  expect(at(first)).toMatchObject({ line: own, state: "offered" });
  expect(at(second)).toMatchObject({ line: own, state: "queued" });
  const dutch = writes("mia", "nl");
  expect(at(dutch)).toMatchObject({ line: LINE, state: "offered" });
  expect(desk.rows("select a.name from slots s join agents a on a.id = s.agent")).toEqual([
    { name: "ana" },
    { name: "ben" },
  ]);
  expect(brokenRules(desk, seats)).toEqual([]);
});

test("LG2: where nobody who speaks the language is at work, the conversation begins in the line of every language", () => {
  const { desk, writes, at } = bilingual();
  desk.online("ben");
  expect(at(writes("vera"))).toMatchObject({ line: LINE, state: "offered" });
  desk.online("ana");
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  expect(at(writes("rada"))).toMatchObject({ line: LINE, state: "queued" });
});

test("LG4: who has waited past the site's limit goes on in the line of every language with the time waited, and is given to who is free", () => {
  const { desk, own, writes, at } = bilingual();
  desk.online("ana", "ben");
  writes("vera");
  const rada = writes("rada");
  const before = at(rada);
  expect(before).toMatchObject({ line: own, state: "queued" });
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.advance(WAIT_LIMIT_MS - 1_000);
  expect(at(rada)).toEqual(before);
  desk.advance(1_000);
  expect(at(rada)).toEqual({ ...before, line: LINE, state: "offered" });
  expect(desk.events.filter(({ data }) => data["reason"] === "anyLanguage")).toHaveLength(1);
});

test("LG4: who is offered to somebody at the limit is looked at again when the offer has lapsed", () => {
  const { desk, own, writes, at } = bilingual();
  desk.asAgent("boss", {
    type: "site.update",
    siteId,
    name: "Shop",
    origins: ["https://shop.example"],
    isAutoAccept: false,
    waitLimitMs: 60_000,
  });
  desk.online("ana");
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "break" });
  const vera = writes("vera");
  desk.advance(50_000);
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "online" });
  desk.advance(15_000);
  expect(at(vera)).toMatchObject({ line: own, state: "offered" });
  desk.advance(60_000);
  expect(at(vera)).toMatchObject({ line: LINE, state: "queued" });
});

test("LG3: a language without a line of its own any more, or without a speaker, strands nobody", () => {
  const { desk, ana, own, update, speak, served, writes, at } = bilingual();
  desk.online("ana");
  writes("vera");
  const rada = writes("rada");
  expect(served(own)).toEqual(["ana"]);
  desk.online("ben");
  update([]);
  expect(served(own)).toEqual(["ana", "ben"]);
  expect(at(rada)).toMatchObject({ line: own, state: "offered" });
  expect(at(writes("mia"))["line"]).toBe(LINE);
  update(["bg"]);
  speak(ana, "fi");
  expect(served(own)).toEqual(["ana", "ben"]);
});

test("LG1, LG3: a new member serves the lines that all serve, and no line of a language that others speak", () => {
  const { desk, ana, own, speak, served } = bilingual();
  const join = (name: string, account: number) =>
    desk.store.runner.now(
      addMember(
        {
          email: `${name}@example.test`,
          name,
          passwordHash: "",
          role: "agent",
          site: SITE,
          department: DEPARTMENT,
        },
        { nowMs: desk.clock.nowMs(), newId: () => String(account).padStart(21, "0") },
      ),
    );
  join("cleo", 901);
  expect(served(own)).toEqual(["ana"]);
  speak(ana, "fi");
  join("dora", 902);
  expect(served(own)).toEqual(["ana", "ben", "cleo", "dora"]);
});

test("LG1: a department keeps its languages where an update says none, and an agent's are set by who they answer to", () => {
  const { desk, ana, own, update, served } = bilingual();
  update();
  expect(served(own)).toEqual(["ana"]);
  expect(
    refusalOf(() =>
      desk.asAgent("ana", { type: "agent.setLanguages", agentId: ana, languages: ["ru"] }),
    ),
  ).toBe("not-allowed");
});
