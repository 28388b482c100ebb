import type { AgentId, DeskView } from "@presently/shared/protocol";
import { conversationNamed, laneItem } from "@presently/shared/testing";
import { expect, test } from "vitest";
import type { Known } from "./news.ts";
import { attentionCount, newsBetween } from "./news.ts";

const jana: AgentId = "agt_jana00000000000000000";
const offer = (name: string, kind: "queue" | "transfer" = "queue"): DeskView["offers"][number] => ({
  conversationId: conversationNamed(name),
  kind,
  expiresAtMs: 30_000,
});
const mine = (name: string, changes: Parameters<typeof laneItem>[1] = {}) =>
  laneItem(name, { state: "assigned", agentId: jana, ...changes });
const known = (
  offers: DeskView["offers"],
  items: ReturnType<typeof laneItem>[],
  given: readonly (readonly [string, number])[] = [],
  alarms: Known["alarms"] = [],
): Known => ({
  offers,
  alarms,
  given: new Map(given.map(([name, seq]) => [conversationNamed(name), seq])),
  mine: new Map(items.map((item) => [item.conversationId, item])),
});
const said = (isFromVisitor: boolean, atMs: number) => ({ isFromVisitor, text: "…", atMs });

test("a new offer and a hand-over are news once; what I accepted is none", () => {
  const before = known([offer("ana")], []);
  expect(newsBetween(known([], []), before)).toEqual([
    { kind: "offer", conversationId: conversationNamed("ana") },
  ]);
  expect(newsBetween(before, before)).toEqual([]);
  expect(newsBetween(before, known([], [mine("ana")]))).toEqual([]);
  expect(newsBetween(before, known([offer("ana"), offer("ben", "transfer")], []))).toEqual([
    { kind: "transfer", conversationId: conversationNamed("ben") },
  ]);
});

test("a conversation given without asking is news each time, also before its lane has heard of it", () => {
  const before = known([], [mine("ana")], [["ana", 4]]);
  const cy = { kind: "assigned", conversationId: conversationNamed("cy") };
  const after = known(
    [],
    [mine("ana")],
    [
      ["ana", 4],
      ["cy", 9],
    ],
  );
  expect(newsBetween(before, after)).toEqual([cy]);
  expect(
    newsBetween(
      after,
      known(
        [],
        [mine("ana"), mine("cy")],
        [
          ["ana", 4],
          ["cy", 9],
        ],
      ),
    ),
  ).toEqual([]);
  expect(
    newsBetween(
      after,
      known(
        [],
        [],
        [
          ["ana", 4],
          ["cy", 12],
        ],
      ),
    ),
  ).toEqual([cy]);
});

test("what I accepted is no news when its lane hears of it later than the offer's end", () => {
  const offered = known([offer("ana")], []);
  const accepted = known([], []);
  expect(newsBetween(offered, accepted)).toEqual([]);
  expect(newsBetween(accepted, known([], [mine("ana", { lastMessage: said(true, 1) })]))).toEqual(
    [],
  );
});

test("a visitor's message in a conversation of mine is news, my own is not", () => {
  const before = known([], [mine("ana", { lastMessage: said(true, 1) })]);
  expect(newsBetween(before, known([], [mine("ana", { lastMessage: said(true, 2) })]))).toEqual([
    { kind: "message", conversationId: conversationNamed("ana") },
  ]);
  expect(newsBetween(before, known([], [mine("ana", { lastMessage: said(false, 2) })]))).toEqual(
    [],
  );
});

test("the title counts offers and my conversations that are owed an answer", () => {
  expect(
    attentionCount(known([offer("ana")], [mine("ben", { owesAnswerSinceMs: 5 }), mine("cy")])),
  ).toBe(2);
});

test("AL4: an alarm is news when it begins, and again when it comes back; what goes on, or is over, is none", () => {
  const alarm = {
    siteId: null,
    departmentId: "dep_0000000000000000000aa",
    kind: "unstaffed",
    limitMs: 0,
    raisedAtMs: 5,
  } as const;
  const quiet = known([], []);
  const alarmed = known([], [], [], [alarm]);
  expect(newsBetween(quiet, alarmed)).toEqual([{ kind: "alarm", alarm }]);
  expect(newsBetween(alarmed, alarmed)).toEqual([]);
  expect(newsBetween(alarmed, quiet)).toEqual([]);
  const again = { ...alarm, raisedAtMs: 9 };
  expect(newsBetween(alarmed, known([], [], [], [again]))).toEqual([
    { kind: "alarm", alarm: again },
  ]);
});
