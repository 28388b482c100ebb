import type {
  AgentId,
  AgentSummary,
  BoardAnswer,
  DepartmentId,
  LaneItem,
  SiteId,
} from "@presently/shared/protocol";
import { laneItem } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { sortIntoLanes } from "../desk/lanes.ts";
import { agentsOf, boardOf } from "./board-view.ts";

const me: AgentId = "agt_me0000000000000000000";
const shop: SiteId = "ste_shop00000000000000000";
const other: SiteId = "ste_other0000000000000000";
const sales: DepartmentId = "dep_sales0000000000000000";
const everything = { site: undefined, department: undefined };
const HOUR_MS = 3_600_000;

const names = (items: readonly LaneItem[]) => items.map((item) => item.visitorName);
const boardFor = (
  items: readonly LaneItem[],
  directed: readonly SiteId[],
  filter: Parameters<typeof boardOf>[2] = everything,
) =>
  boardOf(
    sortIntoLanes(items, me),
    directed.map((siteId) => ({ siteId })),
    filter,
    HOUR_MS,
  );

test("BO1: those in line stand in the order of the queue, and not again among the unanswered", () => {
  const board = boardFor(
    [
      laneItem("second", { siteId: shop, state: "queued", place: 2, queuedAtMs: 5 }),
      laneItem("first", { siteId: shop, state: "queued", place: 1, queuedAtMs: 7 }),
      laneItem("asked", { siteId: shop, state: "assigned", agentId: me, owesAnswerSinceMs: 1 }),
      laneItem("answered", { siteId: shop, state: "assigned", agentId: me }),
    ].map((item) => (item.state === "queued" ? { ...item, owesAnswerSinceMs: 1 } : item)),
    [shop],
  );
  expect(names(board.waiting)).toEqual(["first", "second"]);
  expect(names(board.unanswered)).toEqual(["asked"]);
  expect([board.waitingCount, board.longestSinceMs]).toEqual([2, 5]);
});

test("BO2: another's site is not on the board, though an agent there reads its chats; site and department narrow it", () => {
  const items = [
    laneItem("mine", { siteId: shop, state: "queued", place: 1 }),
    laneItem("sales", { siteId: shop, state: "queued", place: 1, departmentId: sales }),
    laneItem("theirs", { siteId: other, state: "queued", place: 2 }),
  ];
  expect(names(boardFor(items, [shop]).waiting)).toEqual(expect.arrayContaining(["mine", "sales"]));
  expect(boardFor(items, [shop]).waiting).toHaveLength(2);
  expect(names(boardFor(items, [shop, other], { ...everything, site: other }).waiting)).toEqual([
    "theirs",
  ]);
  expect(
    names(boardFor(items, [shop, other], { ...everything, department: sales }).waiting),
  ).toEqual(["sales"]);
});

test("BO3, TC1: a test stands in the list and in no figure", () => {
  const board = boardFor(
    [laneItem("test", { siteId: shop, state: "queued", place: 1, isTest: true, queuedAtMs: 1 })],
    [shop],
  );
  expect([board.waiting.length, board.waitingCount, board.longestSinceMs]).toEqual([
    1,
    0,
    undefined,
  ]);
});

test("BO1: what a person promised is due from an hour before, whatever else is owed there", () => {
  const promised = (name: string, dueAtMs: number) =>
    laneItem(name, {
      siteId: shop,
      state: "waitingOnVisitor",
      agentId: me,
      promises: [{ kind: "answer", dueAtMs, isBroken: false }],
    });
  const board = boardFor(
    [
      promised("late", HOUR_MS - 1),
      promised("soon", 2 * HOUR_MS),
      promised("calm", 2 * HOUR_MS + 1),
    ],
    [shop],
  );
  expect(names(board.due)).toEqual(["late", "soon"]);
});

test("BO4, M14: agents stand by name, whatever they do; of the site and department asked for, and none who is disabled or answers to another", () => {
  const agent = (name: string, over: Partial<AgentSummary> = {}): AgentSummary => ({
    agentId: `agt_${name.padEnd(21, "0")}`,
    name,
    role: "agent",
    availability: "online",
    presence: "connected",
    capacity: 3,
    load: 0,
    isDisabled: false,
    departmentIds: [],
    ...over,
  });
  const team = [
    agent("zoe", { load: 3 }),
    agent("ana", { load: 1 }),
    agent("mia", { departmentIds: [sales] }),
    agent("gone", { isDisabled: true }),
    agent("far"),
  ];
  const answer: BoardAnswer = {
    sites: [{ siteId: shop, name: "Shop" }],
    agents: team.flatMap(({ agentId, name }) =>
      name === "far"
        ? []
        : {
            agentId,
            siteIds: name === "zoe" ? [] : [shop],
            workSinceMs: 7,
            pauseFromMs: null,
            endedChats: 0,
          },
    ),
  };
  const shown = (filter: Parameters<typeof agentsOf>[2]) =>
    agentsOf(team, answer, filter).map(({ name }) => name);
  expect(shown(everything)).toEqual(["ana", "mia", "zoe"]);
  expect(shown({ ...everything, site: shop })).toEqual(["ana", "mia"]);
  expect(shown({ ...everything, department: sales })).toEqual(["mia"]);
});
