import type { AgentId, DepartmentId, LaneItem } from "@presently/shared/protocol";
import { laneItem } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { type Holder, isToBeTaken, promisedUntilMs, sortIntoLanes, urgencyOf } from "./lanes.ts";

const jana: AgentId = "agt_jana00000000000000000";
const ola: AgentId = "agt_ola000000000000000000";
const names = (items: readonly LaneItem[]) => items.map((item) => item.visitorName);

test("R11: the waiting lane follows the places of a line, whatever the times of queueing say", () => {
  const lanes = sortIntoLanes(
    [
      laneItem("third", { state: "queued", place: 3, queuedAtMs: 1 }),
      laneItem("first", { state: "queued", place: 1, queuedAtMs: 9 }),
      laneItem("second", { state: "queued", place: 2, queuedAtMs: 5 }),
    ],
    jana,
  );
  expect(names(lanes.waiting)).toEqual(["first", "second", "third"]);
});

test("R11: lines are merged by their heads: priority, then returned, then time of queueing", () => {
  const sales: DepartmentId = "dep_sales0000000000000000";
  const lanes = sortIntoLanes(
    [
      laneItem("help 1", { state: "queued", place: 1, queuedAtMs: 50 }),
      laneItem("help 2", { state: "queued", place: 2, queuedAtMs: 10 }),
      laneItem("sales 1", { state: "queued", place: 1, queuedAtMs: 20, departmentId: sales }),
      laneItem("sales 2", { state: "queued", place: 2, queuedAtMs: 60, departmentId: sales }),
      laneItem("returned", {
        state: "queued",
        place: 1,
        queuedAtMs: 90,
        isReturned: true,
        language: "fi",
      }),
      laneItem("important", {
        state: "queued",
        place: 1,
        queuedAtMs: 99,
        priority: 1,
        language: "bg",
      }),
    ],
    jana,
  );
  expect(names(lanes.waiting)).toEqual([
    "important",
    "returned",
    "sales 1",
    "help 1",
    "help 2",
    "sales 2",
  ]);
});

test("a chat that is being offered stands before those who have a place in its line", () => {
  const lanes = sortIntoLanes(
    [
      laneItem("next", { state: "queued", place: 1, queuedAtMs: 1 }),
      laneItem("offered", { state: "offered", place: null, offeredTo: ola, queuedAtMs: 2 }),
    ],
    jana,
  );
  expect(names(lanes.waiting)).toEqual(["offered", "next"]);
});

test("M1: whoever is owed an answer stands in the unanswered lane, soonest promised first; who was answered or ended it does not", () => {
  const range = { lowMs: 0, expectedMs: 1, highMs: 100 };
  const lanes = sortIntoLanes(
    [
      laneItem("later", { state: "queued", owesAnswerSinceMs: 1, announced: { range, atMs: 500 } }),
      laneItem("left", { state: "messageLeft", owesAnswerSinceMs: 3 }),
      laneItem("sooner", {
        state: "assigned",
        agentId: ola,
        owesAnswerSinceMs: 2,
        announced: { range, atMs: 1 },
      }),
      laneItem("answered", { state: "closed", owesAnswerSinceMs: null, closedAtMs: 7 }),
    ],
    jana,
  );
  expect(names(lanes.unanswered)).toEqual(["left", "sooner", "later"]);
  expect(names(lanes.closed)).toEqual(["answered"]);
});

test("mine holds my conversations, those owed an answer first; my colleagues' stand under team", () => {
  const lanes = sortIntoLanes(
    [
      laneItem("quiet", { state: "waitingOnVisitor", agentId: jana }),
      laneItem("asking", { state: "assigned", agentId: jana, owesAnswerSinceMs: 8 }),
      laneItem("asking longer", { state: "assigned", agentId: jana, owesAnswerSinceMs: 3 }),
      laneItem("ola's", { state: "assigned", agentId: ola }),
    ],
    jana,
  );
  expect(names(lanes.mine)).toEqual(["asking longer", "asking", "quiet"]);
  expect(names(lanes.team)).toEqual(["ola's"]);
});

test("M2: a wait is pressing from half of what was promised and late from all of it", () => {
  const item = laneItem("ana", {
    state: "queued",
    queuedAtMs: 0,
    announced: { range: { lowMs: 0, expectedMs: 50, highMs: 100 }, atMs: 1000 },
  });
  expect(promisedUntilMs(item)).toBe(1100);
  expect([1000, 1049, 1050, 1099, 1100].map((nowMs) => urgencyOf(item, nowMs))).toEqual([
    "calm",
    "calm",
    "soon",
    "soon",
    "late",
  ]);
  const untold = laneItem("ben", { state: "queued", queuedAtMs: 0 });
  expect([59_999, 60_000, 180_000].map((nowMs) => urgencyOf(untold, nowMs))).toEqual([
    "calm",
    "soon",
    "late",
  ]);
});

test("M1, PH2: a call stands in the unanswered lane by when it is due, among what was left, also once the rest was answered in writing", () => {
  const owed = { phone: "+359 88 1", tries: 0, triesLeft: 3, agentId: null };
  const lanes = sortIntoLanes(
    [
      laneItem("left", { state: "messageLeft", owesAnswerSinceMs: 1, answerDueAtMs: 900 }),
      laneItem("call", { state: "messageLeft", call: { ...owed, dueAtMs: 1000 } }),
      laneItem("waits", { owesAnswerSinceMs: 3, call: { ...owed, dueAtMs: 800 } }),
      laneItem("done", { state: "messageLeft" }),
    ],
    jana,
  );
  expect(names(lanes.unanswered)).toEqual(["waits", "left", "call"]);
  expect(names(lanes.closed)).toEqual(["done"]);
});

test("M1: what is due by a moment presses in the hour before, and is late from then on", () => {
  const hour = 3_600_000;
  const call = { phone: "1", tries: 0, triesLeft: 3, agentId: null, dueAtMs: 5 * hour };
  const times = [0, 4 * hour - 1, 4 * hour, 5 * hour];
  for (const item of [
    laneItem("left", { state: "messageLeft", owesAnswerSinceMs: 0, answerDueAtMs: 5 * hour }),
    laneItem("call", { state: "messageLeft", owesAnswerSinceMs: null, call }),
  ])
    expect(times.map((nowMs) => urgencyOf(item, nowMs))).toEqual(["calm", "calm", "soon", "late"]);
});

test("R11: 2,000 waiting in 12 lines keep the order of every line", () => {
  const items = Array.from({ length: 2000 }, (_, index) =>
    laneItem(`v${index}`, {
      conversationId: `cnv_${String(index).padStart(21, "0")}`,
      state: "queued",
      queuedAtMs: (index * 7919) % 2000,
      place: 200 - Math.floor(index / 12),
      language: `l${index % 12}`,
    }),
  );
  const places = new Map<string | null, number>();
  const { waiting } = sortIntoLanes(items, jana);
  for (const { language, place } of waiting) {
    expect(place).toBeGreaterThan(places.get(language) ?? 0);
    places.set(language, place ?? 0);
  }
  expect(waiting).toHaveLength(2000);
});

test.each([
  ["there", { state: "queued" }, true],
  ["called and not back", { state: "queued", presence: "absent" }, false],
  ["offered to a colleague", { state: "offered" }, false],
  ["with an agent", { state: "assigned", agentId: ola }, false],
] as const)("Q5: who can be taken from the line: %s", (_, over, can) => {
  expect(isToBeTaken(laneItem("one", over))).toBe(can);
});

test("CM4, M17: a complaint stands in its lane, the oldest first, also once its chat has ended, and then in no other", () => {
  const complaint = (sinceMs: number) => ({ sinceMs, cause: "lowRating" as const });
  const lanes = sortIntoLanes(
    [
      laneItem("later", { state: "closed", closedAtMs: 9, complaint: complaint(8) }),
      laneItem("older", { state: "assigned", agentId: jana, complaint: complaint(3) }),
      laneItem("none", { state: "closed", closedAtMs: 5 }),
    ],
    jana,
  );
  expect(names(lanes.complaints)).toEqual(["older", "later"]);
  expect([names(lanes.mine), names(lanes.closed)]).toEqual([["older"], ["none"]]);
});

test("PM6, PM10: what is promised stands in its lane by due time, closed or not, and among the unanswered once nobody is there who keeps it", () => {
  const due = (dueAtMs: number) => [{ kind: "answer" as const, dueAtMs, isBroken: false }];
  const items = [
    laneItem("closed", { state: "closed", promises: due(3) }),
    laneItem("ola's", { state: "waitingOnVisitor", agentId: ola, promises: due(1) }),
    laneItem("mine", { state: "assigned", agentId: jana, promises: due(2) }),
    laneItem("nothing", { state: "assigned", agentId: jana }),
  ];
  const there = { availability: "online", presence: "connected", isDisabled: false } as const;
  const lanesWith = (olas: Holder) =>
    sortIntoLanes(items, jana, (id) => (id === ola ? olas : there));
  expect(names(lanesWith(there).promised)).toEqual(["ola's", "mine", "closed"]);
  expect(names(lanesWith(there).unanswered)).toEqual(["closed"]);
  for (const gone of [
    { ...there, availability: "away" },
    { ...there, presence: "offline" },
    { ...there, isDisabled: true },
  ] as const)
    expect(names(lanesWith(gone).unanswered)).toEqual(["ola's", "closed"]);
  const [closed] = items;
  expect(closed && [urgencyOf(closed, 2), urgencyOf(closed, 3)]).toEqual(["soon", "late"]);
});
