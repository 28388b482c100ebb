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
  lastOffered,
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
  const path = yield* wholePath(work, conversation);
  for (const to of stepsToTry(path, yield* stepAskedLast(work, conversation))) {
    const target = yield* findTarget(work, conversation, to);
    if (target === undefined) continue;
    return yield* offerTransfer(work, conversation, { to, target, reason: "escalated", text });
  }
  throw new DeskError("transfer.target-unavailable");
}

/** The path of the conversation's department with the owners at its end, each step once (ES1). */
function* wholePath(work: Work, { departmentId }: Held): Script<readonly EscalationStep[]> {
  const { desk } = work;
  const department = yield* departmentNamed(work, departmentId);
  const set = (yield* all(pathOfDepartment, { desk, department })).map(stepFrom);
  // Safe: written by this server with the prefix of its kind.
  const owners = (yield* all(ownersOfDesk, { desk })).map(({ publicId }) => ({
    agentId: publicId as AgentId,
  }));
  return [...set.filter((step) => !owners.some((owner) => isSameStep(step, owner))), ...owners];
}

/** Whom the last offer to a colleague went to, where it was an escalation. */
function* stepAskedLast(work: Work, { id }: Held): Script<EscalationStep | undefined> {
  const last = yield* lastOffered(work, id);
  if (last?.transferReason !== "escalated") return undefined;
  const { departmentId, agentId } = last;
  return departmentId === null ? { agentId } : { departmentId };
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
