import type { EscalationStep } from "@presently/shared/protocol";

/**
 * The steps in the order in which to ask (ES2): on from behind the one asked last, and after the end from the beginning, those at the very end that this
 * walk has asked before: a path leads into another department, whose path may lead back. `asked` = all that were asked one after the other, the
 * latest first; a walk ends with an owner, who stands at the end of every path.
 */
export function stepsToTry(
  path: readonly EscalationStep[],
  asked: readonly EscalationStep[],
  owners: readonly EscalationStep[],
): readonly EscalationStep[] {
  const [last] = asked;
  const at = last === undefined ? -1 : path.findIndex((step) => isSameStep(step, last));
  const onwards = [...path.slice(at + 1), ...path.slice(0, at + 1)];
  const lastEnd = asked.findIndex((step) => owners.some((owner) => isSameStep(owner, step)));
  const walk = lastEnd === -1 ? asked : asked.slice(0, lastEnd);
  const isVisited = (step: EscalationStep): boolean => walk.some((one) => isSameStep(one, step));
  return [...onwards.filter((step) => !isVisited(step)), ...onwards.filter(isVisited)];
}

/** Whether two steps ask the same agent or the same department. */
export function isSameStep(one: EscalationStep, other: EscalationStep): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(step: EscalationStep): string {
  return "agentId" in step ? step.agentId : step.departmentId;
}
