import type {
  AgentSummary,
  BoardAnswer,
  DepartmentId,
  LaneItem,
  SiteId,
} from "@presently/shared/protocol";
import { isInLine, isPromised, type Lanes, urgencyOf } from "../desk/lanes.ts";

/** What the board is narrowed to; undefined = all that one directs. */
export interface BoardFilter {
  readonly site: SiteId | undefined;
  readonly department: DepartmentId | undefined;
}

/** What presses now, of one's own sites and as the board is narrowed. */
export interface BoardView {
  /** Everybody in line, in the order of the queue. */
  readonly waiting: readonly LaneItem[];
  /** Who is owed an answer and not in line, what was promised first at the front. */
  readonly unanswered: readonly LaneItem[];
  /** In which a person's promise falls due within the hour, or has. */
  readonly due: readonly LaneItem[];
  /** How many wait, and since when the first of them, in epoch ms; undefined = nobody. Tests count for neither (TC1). */
  readonly waitingCount: number;
  readonly longestSinceMs: number | undefined;
}

/** The lanes as the board shows them (BO1, BO2). */
export function boardOf(
  lanes: Lanes,
  directed: readonly { readonly siteId: SiteId }[],
  filter: BoardFilter,
  nowMs: number,
): BoardView {
  const sites = new Set(directed.map(({ siteId }) => siteId));
  const stands = ({ siteId, departmentId }: LaneItem): boolean =>
    sites.has(siteId) &&
    (filter.site === undefined || filter.site === siteId) &&
    (filter.department === undefined || filter.department === departmentId);
  const waiting = lanes.waiting.filter(stands);
  const counted = waiting.filter(({ isTest }) => !isTest);
  const since = counted.map(({ queuedAtMs }) => queuedAtMs);
  return {
    waiting,
    unanswered: lanes.unanswered.filter(
      (item) => stands(item) && !isInLine(item) && item.owesAnswerSinceMs !== null,
    ),
    due: lanes.promised.filter((item) => stands(item) && isDue(item, nowMs)),
    waitingCount: counted.length,
    // Not Math.min(...): thousands of arguments are more than some engines take.
    longestSinceMs: since.length === 0 ? undefined : since.reduce((a, b) => Math.min(a, b)),
  };
}

/** A promise of a person's presses in its last hour; what else is owed in the same conversation is no matter here. */
function isDue(item: LaneItem, nowMs: number): boolean {
  const { promises } = item;
  if (promises === undefined || !isPromised(item)) return false;
  const alone = { ...item, announced: null, answerDueAtMs: null, call: null };
  return urgencyOf(alone, nowMs) !== "calm";
}

/** An agent on the board, with since when they have been at work, when a pause is due, and what they ended of late (BO4, LP2, LP3). */
export interface BoardAgent extends AgentSummary {
  readonly workSinceMs: number | null;
  readonly pauseFromMs: number | null;
  readonly endedChats: number;
}

/** Who answers to the one who looks, by name alone: a board protects people and never ranks them (M14, BO4). */
export function agentsOf(
  agents: readonly AgentSummary[],
  answer: BoardAnswer,
  filter: BoardFilter,
): BoardAgent[] {
  const known = new Map(answer.agents.map((agent) => [agent.agentId, agent]));
  return agents
    .flatMap((agent) => {
      const found = known.get(agent.agentId);
      if (found === undefined || agent.isDisabled) return [];
      if (filter.site !== undefined && !found.siteIds.includes(filter.site)) return [];
      if (filter.department !== undefined && !agent.departmentIds.includes(filter.department))
        return [];
      const { workSinceMs, pauseFromMs, endedChats } = found;
      return { ...agent, workSinceMs, pauseFromMs, endedChats };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a.agentId < b.agentId ? -1 : 1));
}
