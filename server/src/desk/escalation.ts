import {
  type AgentCommand,
  type AgentId,
  type CommandOf,
  DeskError,
  type DepartmentId,
  type EscalationStep,
} from "@presently/shared/protocol";
import type { Held } from "../domain/conversation.ts";
import { isSameStep, stepsToTry } from "../domain/escalation.ts";
import { all, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  addStep,
  dropPath,
  ownersOfDesk,
  pathOfDepartment,
} from "../store/statements/escalation.ts";
import { type ActingAgent, findAgent } from "./acting-agent.ts";
import { changed } from "./settings.ts";
import {
  departmentNamed,
  findTarget,
  heldFor,
  offersOf,
  offerTransfer,
  readNote,
} from "./transfer.ts";
import type { Work } from "./work.ts";

/** Offers a chat to the next of the owner's path who can take it now, with the note of a transfer (ES2). Throws `transfer.target-unavailable`. */
export function* escalate(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.escalate">,
): Script<void> {
  const conversation = yield* heldFor(work, agent, command);
  const text = yield* readNote(work, conversation, command);
  const owners = yield* ownerSteps(work);
  const path = yield* wholePath(work, conversation, owners);
  for (const to of stepsToTry(path, yield* stepsAsked(work, conversation), owners)) {
    const target = yield* findTarget(work, conversation, to);
    if (target === undefined) continue;
    return yield* offerTransfer(work, conversation, { to, target, reason: "escalated", text });
  }
  throw new DeskError("transfer.target-unavailable");
}

/** The path of the conversation's department with the owners at its end, each step once (ES1). */
function* wholePath(
  work: Work,
  { departmentId }: Held,
  owners: readonly EscalationStep[],
): Script<readonly EscalationStep[]> {
  const { desk } = work;
  const department = yield* departmentNamed(work, departmentId);
  const set = (yield* all(pathOfDepartment, { desk, department })).map(stepFrom);
  return [...set.filter((step) => !owners.some((owner) => isSameStep(step, owner))), ...owners];
}

function* ownerSteps({ desk }: Work): Script<readonly EscalationStep[]> {
  // Safe: written by this server with the prefix of its kind.
  return (yield* all(ownersOfDesk, { desk })).map(({ publicId }) => ({
    agentId: publicId as AgentId,
  }));
}

/** Whom it was escalated to since it was handed over otherwise, the latest first. */
function* stepsAsked(work: Work, { id }: Held): Script<readonly EscalationStep[]> {
  const offers = yield* offersOf(work, id);
  const other = offers.findIndex(({ transferReason }) => transferReason !== "escalated");
  return (other === -1 ? offers : offers.slice(0, other)).map(({ departmentId, agentId }) =>
    departmentId === null ? { agentId } : { departmentId },
  );
}

/** Whom to ask from now on. Each step stands once, however often it was sent (ES1). Throws `not-found` for who or what does not exist. */
export function* setPath(
  work: Work,
  { departmentId, path }: CommandOf<AgentCommand, "department.setPath">,
): Script<void> {
  const { desk } = work;
  const department = yield* departmentNamed(work, departmentId);
  const steps = path.filter((step, at) => path.findIndex((one) => isSameStep(one, step)) === at);
  const rows: { agent: number | null; toDepartment: number | null }[] = [];
  for (const step of steps)
    rows.push(
      "agentId" in step
        ? { agent: (yield* findAgent(work, step.agentId)).id, toDepartment: null }
        : { agent: null, toDepartment: yield* departmentNamed(work, step.departmentId) },
    );
  yield* run(dropPath, { desk, department });
  for (const [at, row] of rows.entries())
    yield* run(addStep, { desk, department, step: at + 1, ...row });
  yield* changed(work, "department", "department.pathSet", departmentId, { steps: steps.length });
}

/** A stored step as clients know it: the table lets exactly one of the two be null. */
export function stepFrom({
  agentId,
  departmentId,
}: RowOf<typeof pathOfDepartment>): EscalationStep {
  // Safe: written by this server with the prefixes of their kinds.
  return agentId === null
    ? { departmentId: departmentId as DepartmentId }
    : { agentId: agentId as AgentId };
}
