import type { EscalationStep } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { stepsToTry } from "./escalation.ts";

const ben: EscalationStep = { agentId: "agt_ben" };
const billing: EscalationStep = { departmentId: "dep_billing" };
const owner: EscalationStep = { agentId: "agt_owner" };
const path = [ben, billing, owner];

const shipping: EscalationStep = { departmentId: "dep_shipping" };

test.each([
  ["nobody yet: from the first on", [], [ben, billing, owner]],
  ["the first: on from the second", [ben], [billing, owner, ben]],
  ["the owner, who is last: from the beginning", [owner, billing, ben], [ben, billing, owner]],
  ["who is on the path no more: from the first on", [{ agentId: "agt_gone" } as const], path],
  [
    "a department whose path this is, from one on it: not back there",
    [shipping, billing],
    [ben, owner, billing],
  ],
  ["a second walk, as in the first", [shipping, billing, owner, ben], [ben, owner, billing]],
])("ES2: after %s", (_name, asked, steps) => {
  expect(stepsToTry(path, asked, [owner])).toEqual(steps);
});
