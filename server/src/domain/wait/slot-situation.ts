import type { AgentAtDesk } from "./desk-picture.ts";
import type { Pool, PoolAndVisitors } from "./pools.ts";
import { seedOf } from "./random.ts";
import { RemainingLaw } from "./remaining-time.ts";
import { saidReturn } from "./said-return.ts";
import type { SlotAgent, SlotSituation, SlotVisitor } from "./slot-simulation.ts";
import { closedToAll, type Now, offDutyOf } from "./timetable.ts";
import type { WaitModel } from "./wait-model.ts";

/** Somebody may go within the next while; how long for is asked of absences that begin about then. */
const SOON_MS = 20 * 60_000;
/** Laws of absences are made anew at steps of the clock: of who may go, and of who is away. */
const GOING_STEP_MS = 10 * 60_000;
const AWAY_STEP_MS = 15_000;

/** Newcomers are taken to be like the last agents who came; no more than so many are drawn. */
const MODELS = 10;
const MAX_NEWCOMERS = 60;

/** Slots for those who come later and stand before the others. */
const SPARE_SLOTS = 4;

/** A pool as the simulation of slots sees it at a moment. */
export function slotSituationOf(
  pool: PoolAndVisitors,
  model: WaitModel,
  { nowMs, timetable }: Now,
): SlotSituation {
  const numberOf = new Map(pool.lines.map((line, at) => [line, at]));
  const lineAt = (line: string): number => numberOf.get(line) ?? -1;
  const open = openChatsOf(pool, model, nowMs, lineAt);
  return {
    seed: seedOf(pool.lines[0] ?? ""),
    agents: [
      ...pool.agents.map((agent) =>
        slotAgentOf(agent, pool, model, { nowMs, timetable }, lineAt, open),
      ),
      ...newcomersOf(pool, model, nowMs, lineAt),
    ],
    visitors: pool.visitors.map(
      ({ conversation, line, queuedAtMs, priority, isReturned }): SlotVisitor => ({
        seed: seedOf(conversation),
        line: lineAt(line),
        waitedMs: Math.max(0, nowMs - queuedAtMs),
        canBeJumped: priority <= 0 && !isReturned,
      }),
    ),
    uncertainty: pool.lines.map((line) => model.lengths.line(line).uncertainty),
    fresh: pool.lines.map(
      (line, at) => new RemainingLaw(model.lengths.line(line), 0, lawsOf(open, at)),
    ),
    jumpers: pool.lines.map((line) => model.laterArrivals.rate(line, nowMs)),
    patience: model.patience,
    afterWaits: model.lengths.afterWaits.factors(),
  };
}

function slotAgentOf(
  agent: AgentAtDesk,
  { visitors }: PoolAndVisitors,
  model: WaitModel,
  { nowMs, timetable }: Now,
  lineAt: (line: string) => number,
  open: readonly OpenChat[],
): SlotAgent {
  const { lengths, absences, departures } = model;
  const isHere = agent.capacity > 0;
  const capacity = isHere ? agent.capacity : agent.usualCapacity;
  // Of who comes back, more slots than there are visitors change nothing.
  const slots = isHere ? capacity : Math.min(capacity, visitors.length + SPARE_SLOTS);
  const stepMs = Math.max(agent.sinceMs, stepAt(nowMs, AWAY_STEP_MS));
  const soonMs = stepAt(nowMs, GOING_STEP_MS) + SOON_MS;
  const said = isHere ? undefined : saidReturn(agent.backAtMs, stepMs);
  const offDuty = offDutyOf(agent, { nowMs, timetable });
  const closed = timetable && closedToAll(agent.lines, timetable, nowMs);
  return {
    seed: seedOf(agent.id),
    capacity: slots,
    lines: agent.lines.map(lineAt).filter((line) => line >= 0),
    stretch: lengths.stretch(agent.id, capacity),
    chats: isHere ? open.filter((chat) => chat.agent === agent) : [],
    back: isHere
      ? undefined
      : (said ?? absences.left(agent.id, agent.sinceMs, stepMs, !agent.isOnline)),
    // Who says when they are back may mean to work with the shutters down, or overtime.
    off: said === undefined ? [closed, offDuty].filter((off) => off !== undefined) : [],
    endsInMs: offDuty?.fromMs ?? Infinity,
    passedMs: nowMs - stepMs,
    going: isHere ? departures.ahead(agent.id, nowMs) : undefined,
    away: isHere ? absences.left(agent.id, soonMs, soonMs) : undefined,
  };
}

/** Agents who were never seen and may come soon: like those who have, each by such a chance that as many come on average as are expected. */
function newcomersOf(
  { agents }: Pool,
  { newcomers, lengths }: WaitModel,
  nowMs: number,
  lineAt: (line: string) => number,
): SlotAgent[] {
  const ours = new Map(agents.map((agent) => [agent.id, agent]));
  const { count, withinMs } = newcomers.ahead(nowMs, (agent) => ours.has(agent));
  const here = agents.filter(({ capacity }) => capacity > 0).slice(-MODELS);
  if (count <= 0 || here.length === 0) return [];
  const drawn = Math.min(MAX_NEWCOMERS, Math.ceil(2 * count));
  const chance = Math.min(1, count / drawn);
  const back = {
    at: (_: number, even: number) =>
      even < chance ? (even / chance) * withinMs : Number.MAX_SAFE_INTEGER,
  };
  return Array.from({ length: drawn }, (_, at) => here[at % here.length])
    .filter((like) => like !== undefined)
    .map(({ capacity, lines }, at) => ({
      seed: seedOf(`newcomer ${at}`),
      capacity,
      lines: lines.map(lineAt).filter((line) => line >= 0),
      stretch: lengths.stretch("", capacity),
      chats: [],
      back,
      off: [],
      endsInMs: Infinity,
      passedMs: 0,
      going: undefined,
      away: undefined,
    }));
}

function stepAt(nowMs: number, stepMs: number): number {
  return Math.floor(nowMs / stepMs) * stepMs;
}

interface OpenChat {
  readonly seed: number;
  readonly agent: AgentAtDesk;
  readonly line: number;
  readonly worked: number;
  readonly remaining: RemainingLaw;
  readonly isTest: boolean;
}

/** The open chats of a pool, longest first within each line, each with the law of what is left of it. */
function openChatsOf(
  { agents }: Pool,
  { lengths }: WaitModel,
  nowMs: number,
  lineAt: (line: string) => number,
): OpenChat[] {
  const chats = agents.flatMap((agent) => {
    const { betaIndex } = lengths;
    const doneNow = agent.clock.readOne(betaIndex, nowMs);
    const factor = lengths.agentFactor(agent.id);
    return [...agent.chats.values()].map(({ conversation, line, workBefore, isTest = false }) => ({
      seed: seedOf(conversation),
      agent,
      name: line,
      line: Math.max(0, lineAt(line)),
      worked: Math.max(0, doneNow - (workBefore[betaIndex] ?? 0)) / factor,
      isTest,
    }));
  });
  const laws: RemainingLaw[][] = [];
  return chats
    .toSorted((one, other) => other.worked - one.worked)
    .map(({ seed, agent, name, line, worked, isTest }) => {
      const longer = (laws[line] ??= []);
      const remaining = new RemainingLaw(lengths.line(name), worked, longer, longer.length);
      if (!isTest) longer.push(remaining);
      return { seed, agent, line, worked, remaining, isTest };
    });
}

function lawsOf(open: readonly OpenChat[], line: number): RemainingLaw[] {
  return open
    .filter((chat) => chat.line === line && !chat.isTest)
    .map(({ remaining }) => remaining);
}
