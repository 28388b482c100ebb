import type { EscalationStep } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { stepsToTry } from "./escalation.ts";

const ben: EscalationStep = { agentId: "agt_ben" };
const billing: EscalationStep = { departmentId: "dep_billing" };
const owner: EscalationStep = { agentId: "agt_owner" };
const path = [ben, billing, owner];

test.each([
  ["nobody yet: from the first on", undefined, [ben, billing, owner]],
  ["the first: on from the second", ben, [billing, owner, ben]],
  ["the owner, who is last: from the beginning", owner, [ben, billing, owner]],
  ["who is on the path no more: from the first on", { agentId: "agt_gone" } as const, path],
])("ES2: after %s", (_name, last, steps) => {
  expect(stepsToTry(path, last)).toEqual(steps);
});
