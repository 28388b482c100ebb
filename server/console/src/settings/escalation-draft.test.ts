import { expect, test } from "vitest";
import { choosable, draftOf, firstTwice, pathOf, withChoice } from "./escalation-draft.ts";

test("ES1: a path has room for one more step, until there are five", () => {
  expect(draftOf([])).toEqual([""]);
  const ben = withChoice([""], 0, "agt_ben");
  expect(ben).toEqual(["agt_ben", ""]);
  expect(withChoice(["a", "b", "c", "d", ""], 4, "e")).toEqual(["a", "b", "c", "d", "e"]);
});

test("ES1: what is left empty is no step", () => {
  expect(pathOf(["agt_ben", "", "dep_billing", ""])).toEqual([
    { agentId: "agt_ben" },
    { departmentId: "dep_billing" },
  ]);
  expect(draftOf(pathOf(["", "agt_ben", ""]))).toEqual(["agt_ben", ""]);
});

test("ES1: who stands twice is found at the second place", () => {
  expect(firstTwice(["agt_ben", "", "", "agt_ben"])).toBe(3);
  expect(firstTwice(["agt_ben", "", ""])).toBe(-1);
});

test("ES1: owners, who are asked last anyway, and who is switched off are offered nowhere but where they stand", () => {
  const team = [
    { agentId: "agt_olga", role: "owner", isDisabled: false },
    { agentId: "agt_ben", role: "agent", isDisabled: false },
    { agentId: "agt_cy", role: "admin", isDisabled: true },
  ] as const;
  const offered = (chosen: string) => choosable(team, chosen).map(({ agentId }) => agentId);
  expect(offered("")).toEqual(["agt_ben"]);
  expect(offered("agt_olga")).toEqual(["agt_olga", "agt_ben"]);
  expect(offered("agt_cy")).toEqual(["agt_ben", "agt_cy"]);
});
