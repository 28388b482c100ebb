import { expect, test } from "vitest";
import { handle } from "../desk.ts";
import type { Script } from "../store/script.ts";
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

/** Runs a script, and notes the name of every statement that it asks for. */
function* noting<T>(script: Script<T>, names: string[]): Script<T> {
  let next = script.next();
  while (next.done !== true) {
    for (const { statement } of [next.value].flat()) names.push(statement.name);
    next = script.next(yield next.value);
  }
  return next.value;
}

test("R23, CB6: who was not told of their turn is asked about once in a command, however many it joins", () => {
  const desk = testDesk({}, { canMail: true });
  const agent = desk.agent("ana", { capacity: 24 });
  desk.online("ana");
  for (let at = 0; at < 20; at += 1) {
    const conversationId = desk.writes(`away${at}`);
    const email = `away${at}@example.test`;
    desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
    desk.asVisitor(`away${at}`, { type: "callback.ask", conversationId, way: "email", email });
    desk.presence(`away${at}`, "absent");
    desk.asAgent("ana", { type: "agent.setAvailability", availability: "online" });
  }
  desk.advance(130_000);
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  for (let at = 0; at < 24; at += 1) desk.writes(`there${at}`);
  const asked: string[] = [];
  const comes = { type: "agent.setAvailability", availability: "online" } as const;
  const script = handle(agent, comes, "cmd_of_ana", desk.context);
  desk.commit(() => noting(script(), asked));
  expect(desk.rows("select 1 from conversations where state = 'offered'")).toHaveLength(24);
  expect(asked.filter((name) => name === "mail of a conversation")).toHaveLength(20);
});
