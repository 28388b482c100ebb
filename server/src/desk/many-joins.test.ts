import { expect, test } from "vitest";
import { brokenRules } from "./invariants.ts";
import { DEPARTMENT, OTHER_LINE, OTHER_SITE, testDesk } from "./testing.ts";

/** 120 wait in a line that nobody serves yet; four agents with 24 slots each, who serve the other line, are online. */
function longLine() {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  for (let at = 0; at < 120; at += 1) {
    desk.clock.advance(700);
    desk.writes(`v${at}`);
  }
  const names = ["ana", "ben", "cy", "dee"];
  for (const name of names) desk.agent(name, { capacity: 24, line: OTHER_LINE });
  desk.online(...names);
  const agentIds = names.map((name) => desk.agents.get(name)?.id ?? "agt_none");
  const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;
  const serve = () =>
    desk.asAgent("boss", { type: "department.update", departmentId, name: "S", agentIds });
  const offered = () =>
    desk.rows("select visitor from conversations where state = 'offered' order by id");
  return { desk, serve, offered };
}

test("RT12: a command joins fifty at most; the rest is due at once and goes on until nothing fits", () => {
  const { desk, serve, offered } = longLine();
  serve();
  expect(offered()).toHaveLength(50);
  desk.advance(0);
  expect(offered()).toHaveLength(96);
  expect(desk.rows("select 1 from deadlines where kind = 'dispatch'")).toEqual([]);
  expect(brokenRules(desk, new Set())).toEqual([]);
});

test("RT12, G7: any later command that looks at a line goes on with it", () => {
  const { desk, serve, offered } = longLine();
  serve();
  desk.writes("late");
  expect(offered()).toHaveLength(96);
  expect(desk.rows("select 1 from deadlines where kind = 'dispatch'")).toEqual([]);
});

test("RT12, G5: nobody from another line comes before those who are yet to be joined", () => {
  const { desk, serve, offered } = longLine();
  serve();
  desk.visitor("zoe", OTHER_SITE);
  desk.writes("zoe");
  desk.advance(0);
  expect(offered()).toHaveLength(96);
  expect(desk.stateOf("zoe")).toBe("queued");
  expect(brokenRules(desk, new Set())).toEqual([]);
});

test("RT12, D5: reconciliation goes on with it as well, and takes nobody for forgotten", () => {
  const { desk, serve, offered } = longLine();
  serve();
  desk.system({ type: "reconcile" });
  expect(offered()).toHaveLength(96);
  expect(desk.count("defect.repaired")).toBe(0);
});

test("RT4: loads kept in hand spread a long line as loads read anew would", () => {
  const { desk, serve } = longLine();
  serve();
  const loads = desk.rows("select count(*) as load from slots group by agent order by load");
  expect(loads.map(({ load }) => load)).toEqual([12, 12, 13, 13]);
});
