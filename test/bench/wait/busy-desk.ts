import type { WaitEngine } from "../../../server/src/domain/wait/engine.ts";
import type { WaitEvent } from "../../../server/src/domain/wait/wait-event.ts";
import { chanceOf } from "./chance.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./site-kind.ts";

const SECOND_MS = 1000;
const DAYS = 20;
/** Chats of each agent on each day of the past. */
const CHATS_A_DAY = 6;

/**
 * Tells an engine of a desk with two lines that share a third of their agents: twenty days of work with pauses, then a day on which every
 * slot is taken and so many wait. Answers the time it is then.
 */
export function busyDesk(
  engine: WaitEngine,
  { agents, capacity, waiting }: { agents: number; capacity: number; waiting: number },
): number {
  const chance = chanceOf(7, agents);
  let nowMs = 0;
  let seq = 0;
  let conversations = 0;
  const names = Array.from({ length: agents }, (_, at) => `a${at}`);
  const linesOf = (at: number) => [["x", "y"], ["x"], ["y"]][at % 3] ?? [];
  const tell = (event: WaitEvent) => {
    seq += 1;
    const passedOver = engine.observe(event, seq);
    if (passedOver !== undefined) throw new Error(passedOver);
  };
  const at = (laterMs: number) => (nowMs += Math.round(laterMs));
  const queue = (line: string) => {
    conversations += 1;
    const conversation = `c${conversations}`;
    const atMs = at(SECOND_MS);
    tell({ kind: "queued", atMs, conversation, line, priority: 0, isReturned: false });
    return conversation;
  };
  const begin = (day: number) => {
    nowMs = Math.max(nowMs, day * DAY_MS + 9 * HOUR_MS);
    for (const [number, agent] of names.entries()) {
      tell({ kind: "agentOnline", atMs: at(100), agent, lines: linesOf(number), capacity });
    }
  };
  const assign = (number: number) => {
    const [line = "x"] = linesOf(number);
    const agent = `a${number}`;
    const conversation = queue(line);
    if (chance() < 0.2) {
      tell({ kind: "left", atMs: at(chance() * MINUTE_MS), conversation, line });
      return undefined;
    }
    tell({ kind: "assigned", atMs: at(chance() * MINUTE_MS), conversation, agent, line });
    return { conversation, agent, line };
  };

  const daily = Math.max(1, Math.round((CHATS_A_DAY * 10) / agents));
  for (let day = 0; day < DAYS; day += 1) {
    begin(day);
    for (let round = 0; round < daily; round += 1) {
      for (const [number, agent] of names.entries()) {
        const chat = assign(number);
        if (chat !== undefined) {
          tell({ kind: "ended", atMs: at(-8 * MINUTE_MS * Math.log(chance())), ...chat });
        }
        if (chance() > 0.05 || number % 10 > 0) continue;
        tell({ kind: "agentCapacity", atMs: at(SECOND_MS), agent, capacity: 0 });
        tell({ kind: "agentCapacity", atMs: at(15 * MINUTE_MS * chance()), agent, capacity });
      }
    }
    for (const agent of names) tell({ kind: "agentOffline", atMs: at(100), agent });
  }
  begin(DAYS + 1);
  for (const number of names.keys()) {
    for (let slot = 0; slot < capacity; slot += 1) while (assign(number) === undefined);
  }
  for (let visitor = 0; visitor < waiting; visitor += 1) queue(visitor % 2 === 0 ? "x" : "y");
  return nowMs;
}
