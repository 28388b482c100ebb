import type { EscalationPath, EscalationStep, SettingsView } from "@presently/shared/protocol";
import { MAX_ESCALATION_STEPS } from "@presently/shared/protocol/escalation-limit";

/** The path as it is chosen: an id for each step, empty = nobody chosen there. */
export type PathDraft = readonly string[];

/** The steps to choose from: those there are, and an empty one while there is room (ES1). */
export function draftOf(path: EscalationPath): PathDraft {
  return withRoom(path.map((step) => ("agentId" in step ? step.agentId : step.departmentId)));
}

/** Another choice at a place; a last step that was filled gives room for one more. */
export function withChoice(draft: PathDraft, at: number, id: string): PathDraft {
  return withRoom(draft.map((one, place) => (place === at ? id : one)));
}

function withRoom(draft: PathDraft): PathDraft {
  return draft.at(-1) !== "" && draft.length < MAX_ESCALATION_STEPS ? [...draft, ""] : draft;
}

/** The path that was chosen: empty places are left out. */
export function pathOf(draft: PathDraft): EscalationStep[] {
  return draft.flatMap((id): EscalationStep[] => {
    if (isAgent(id)) return [{ agentId: id }];
    return isDepartment(id) ? [{ departmentId: id }] : [];
  });
}

/** The first place at which somebody stands who stands further up already; -1 = none. */
export function firstTwice(draft: PathDraft): number {
  return draft.findIndex((id, at) => id !== "" && draft.indexOf(id) < at);
}

/**
 * Who can stand at a place: an owner is asked last whatever the path says (ES1), and who is switched off is never asked. Whoever stands there already is
 * still named.
 */
export function choosable<
  One extends Pick<SettingsView["team"][number], "agentId" | "role" | "isDisabled">,
>(team: readonly One[], chosen: string): One[] {
  return team.filter(
    ({ agentId, role, isDisabled }) => agentId === chosen || (role !== "owner" && !isDisabled),
  );
}

function isAgent(id: string): id is `agt_${string}` {
  return id.startsWith("agt_");
}

function isDepartment(id: string): id is `dep_${string}` {
  return id.startsWith("dep_");
}
