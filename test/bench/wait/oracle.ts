import type { AgentAtWork, Chat } from "./agent-at-work.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { emptyChanceAfter, Floor } from "./floor.ts";
import type { Waiter } from "./line.ts";
import { presenceAnew } from "./presence.ts";
import { HOUR_MS, type Site } from "./site-kind.ts";

/** Losses count no wait beyond this. */
export const CAP_MS = HOUR_MS;

/** What can be said at best, in ms: of the capped virtual wait the 0.1 quantile, the mean and the 0.9 quantile. */
export interface Best {
  readonly lowMs: number;
  readonly medianMs: number;
  readonly expectedMs: number;
  readonly highMs: number;
}

/**
 * Tells the best that can be said to somebody who joins the line of a floor: the floor as it stands is run on `branches` times, with the true
 * laws, until they would be served. Everything that nobody could know is drawn again, by its law given what has been seen: what remains of
 * chats, shifts and absences, who of those in line loses patience when, and who has left in silence. The floor itself stays as it is.
 */
export function oracleOf(
  site: Site,
  branches: number,
  seed: number,
): (floor: Floor, visitor: Waiter) => Best {
  let stream: Chance = chanceOf(seed);
  let target: Waiter | undefined;
  const watch = {
    assigned(waiter: Waiter) {
      if (waiter === target) target = undefined;
    },
  };
  const branch = new Floor(site, () => stream(), watch, false, 1e9);
  const isClosed = hasNoOvertaking(site);

  return (floor, visitor) => {
    stream = chanceOf(seed, visitor.conversation, Math.round(visitor.queuedMs));
    const patient: Waiter = { ...visitor, leavesMs: Infinity, noticedMs: Infinity };
    const line = isClosed ? floor.line.slice(0, floor.line.indexOf(visitor) + 1) : floor.line;
    const waiters = line.map((waiter) =>
      waiter === visitor ? () => patient : waiterAnew(site, waiter, floor.nowMs),
    );
    const agents = floor.agents.map((agent) => agentAnew(site, agent, floor.nowMs));
    const waits = new Float64Array(branches);
    for (let at = 0; at < branches; at += 1) {
      branch.nowMs = floor.nowMs;
      branch.arrivalMs = Infinity;
      branch.follows = floor.follows;
      if (!isClosed) branch.drawArrival();
      branch.line = waiters.map((draw) => draw(stream));
      for (const [number, copy] of branch.agents.entries()) agents[number]?.(copy, stream);
      target = patient;
      const untilMs = visitor.queuedMs + CAP_MS;
      while (target !== undefined && branch.step(untilMs));
      waits[at] = target === undefined ? branch.nowMs - visitor.queuedMs : CAP_MS;
    }
    waits.sort();
    return {
      lowMs: quantileOf(waits, 0.1),
      medianMs: quantileOf(waits, 0.5),
      expectedMs: waits.reduce((sum, wait) => sum + wait, 0) / branches,
      highMs: quantileOf(waits, 0.9),
    };
  };
}

/** The q-th quantile of sorted numbers, between neighbours. */
export function quantileOf(sorted: ArrayLike<number>, q: number): number {
  const at = Math.min(Math.max(0, sorted.length * q - 0.5), sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (at - Math.floor(at)) * (above - below);
}

/**
 * Whether whoever comes later leaves those in line alone: every agent serves everybody, nobody has priority, and the line is first come first
 * served. Chats that are lost and come back are those of visitors served before, so they need no later arrivals either.
 */
function hasNoOvertaking({ agents, departments, arrivals }: Site): boolean {
  const serveAll = agents.every((agent) => agent.departments.length === departments.length);
  return serveAll && arrivals.priorityShare === 0;
}

/** Draws again when somebody in line loses patience, given that they have not been seen to leave. */
function waiterAnew(site: Site, waiter: Waiter, nowMs: number): (chance: Chance) => Waiter {
  const { patience, silence } = site;
  const waitedMs = nowMs - waiter.queuedMs;
  const goneChance = emptyChanceAfter(site, waitedMs);
  const leaves = patience.beyond(waitedMs);
  const noticedAfterMs = silence?.noticedAfterMs ?? 0;
  const gone = patience.beyond(Math.max(0, waitedMs - noticedAfterMs));
  return (chance) => {
    if (goneChance > 0 && chance() < goneChance) {
      let afterMs = gone(chance);
      while (afterMs > waitedMs) afterMs = gone(chance);
      const leavesMs = waiter.queuedMs + afterMs;
      return { ...waiter, leavesMs, noticedMs: leavesMs + noticedAfterMs };
    }
    const leavesMs = waiter.queuedMs + leaves(chance);
    const isSilent = silence !== undefined && chance() < silence.share;
    return { ...waiter, leavesMs, noticedMs: leavesMs + (isSilent ? noticedAfterMs : 0) };
  };
}

/** Draws again an agent's presence and what remains of each chat. */
function agentAnew(
  site: Site,
  agent: AgentAtWork,
  nowMs: number,
): (copy: AgentAtWork, chance: Chance) => void {
  agent.advance(nowMs);
  const presence = presenceAnew(agent, nowMs);
  const chats = agent.chats.map((chat) => chatAnew(site, chat, agent.work - chat.startedWork));
  return (copy, chance) => {
    copy.become(
      agent,
      nowMs,
      chats.map((draw) => draw(chance)),
    );
    presence(copy, chance);
  };
}

function chatAnew(site: Site, chat: Chat, age: number): (chance: Chance) => Chat {
  const law = site.departments[chat.waiter.department]?.chat;
  const foundOut = site.silence?.foundOut;
  if (law === undefined) throw new Error("a chat belongs to a department");
  const full = law.beyond(age);
  const empty = foundOut?.beyond(age);
  const isFull = (1 - chat.emptyChance) * law.survival(age);
  const isEmpty = chat.emptyChance * (foundOut?.survival(age) ?? 0);
  const emptyChance = isEmpty / (isEmpty + isFull);
  return (chance) => {
    const draw = empty !== undefined && emptyChance > 0 && chance() < emptyChance ? empty : full;
    return { ...chat, endsWork: chat.startedWork + draw(chance) };
  };
}
