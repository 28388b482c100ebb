import { expect, test } from "vitest";
import { readHours } from "../domain/hours.ts";
import { readHoursOfDesk } from "../views/wait-history.ts";
import { refusalOf, testDesk } from "./testing.ts";

const NINE_TO_FIVE = [{ fromMin: 540, toMin: 1020 }];
const hours = {
  timeZone: "Europe/Vilnius",
  week: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [], []],
  days: [{ date: "2026-12-24", open: [] }],
};
const type = "agent.setHours";

test("S6, H2: an agent's hours are kept as they were set, or refused; none is nobody's word", () => {
  const desk = testDesk();
  desk.agent("boss", { role: "supervisor" });
  const { id: agentId, agent } = desk.agent("ana");
  const stored = () => desk.store.runner.now(readHoursOfDesk(1)).ofAgent;
  expect(stored()).toEqual(new Map());
  desk.asAgent("boss", { type, agentId, hours });
  expect(stored()).toEqual(new Map([[String(agent), readHours(hours)]]));
  expect(desk.row("select action, subject, detail from audit")).toEqual({
    action: "agent.hoursSet",
    subject: agentId,
    detail: '{"isSaid":1,"workDays":5,"specialDays":1}',
  });
  const wrong = { ...hours, timeZone: "Europe/Nowhere" };
  expect(refusalOf(() => desk.asAgent("boss", { type, agentId, hours: wrong }))).toBe(
    "value.invalid",
  );
  desk.asAgent("boss", { type, agentId, hours: { ...hours, days: [] } });
  expect(stored().get(String(agent))?.days.size).toBe(0);
  desk.asAgent("boss", { type, agentId, hours: null });
  expect(stored()).toEqual(new Map());
});
