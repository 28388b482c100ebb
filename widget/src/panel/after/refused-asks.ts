import type { AfterProps, AfterState } from "./after-state.ts";

type Seen = Pick<AfterProps, "underWay" | "problem">;

/**
 * Which of what was given was refused, after what was `known` of it: of problems there is one for the whole chat, and the next command takes it
 * away. What is given again is not refused any more; an answer that leaves the problem of another one as it was tells nothing.
 */
export function refusedAsks(
  { underWay, problem }: Seen,
  known: Pick<AfterState, "seen" | "refused">,
): Pick<AfterState, "seen" | "refused"> {
  const { seen } = known;
  const all = new Set([...seen.underWay, ...underWay]);
  const refused = new Set(known.refused);
  for (const type of all) {
    const more = countOf(underWay, type) - countOf(seen.underWay, type);
    if (more > 0 || (more < 0 && problem === null)) refused.delete(type);
    else if (more < 0 && problem !== seen.problem) refused.add(type);
  }
  return { seen: { underWay, problem }, refused: [...refused] };
}

const countOf = (types: Seen["underWay"], type: string) =>
  types.filter((each) => each === type).length;
