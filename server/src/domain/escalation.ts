import type { EscalationStep } from "@presently/shared/protocol";

/**
 * The steps in the order in which to ask (ES2): on from behind the one asked last, and after the end from the beginning, the one asked last itself at
 * the very end. From the first on, where nobody was asked yet or the path has no such step any more.
 */
export function stepsToTry(
  path: readonly EscalationStep[],
  last: EscalationStep | undefined,
): readonly EscalationStep[] {
  const at = last === undefined ? -1 : path.findIndex((step) => isSameStep(step, last));
  return [...path.slice(at + 1), ...path.slice(0, at + 1)];
}

/** Whether two steps ask the same agent or the same department. */
export function isSameStep(one: EscalationStep, other: EscalationStep): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(step: EscalationStep): string {
  return "agentId" in step ? step.agentId : step.departmentId;
}
