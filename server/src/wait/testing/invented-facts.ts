import { Random } from "../../domain/wait/random.ts";
import type { WaitFact } from "../../domain/wait-facts.ts";
import type { FactAt } from "../../views/wait-history.ts";

const MINUTE = 60_000;
export const BEGIN_MS = 1_750_000_000_000;

/** Two agents of two slots on one line, a visitor every minute and a half, chats of five: the facts of some hours. */
export function inventFacts(count: number, seed = 4): FactAt[] {
  const random = new Random(seed);
  const told: FactAt[] = [];
  const tell = (atMs: number, fact: WaitFact): void => {
    told.push({ deskSeq: told.length + 1, atMs: Math.round(atMs), fact });
  };
  const lines = [7];
  for (const agent of [1, 2]) tell(BEGIN_MS, { kind: "slots", line: 0, agent, slots: 2, lines });
  const free = [1, 1, 2, 2];
  const inLine: number[] = [];
  const ends: { atMs: number; agent: number; conversation: number }[] = [];
  const join = (atMs: number): void => {
    const agent = inLine.length > 0 ? free.pop() : undefined;
    const conversation = agent === undefined ? undefined : inLine.shift();
    if (agent === undefined || conversation === undefined) return;
    tell(atMs, { kind: "accepted", line: 7, agent, conversation, waitMs: 0, load: 1 });
    ends.push({ atMs: atMs + random.exponential() * 5 * MINUTE, agent, conversation });
    ends.sort((one, other) => one.atMs - other.atMs);
  };
  for (let conversation = 10, atMs = BEGIN_MS; told.length < count; conversation += 1) {
    atMs += random.exponential() * 1.1 * MINUTE;
    while (ends[0] !== undefined && ends[0].atMs <= atMs) {
      const { atMs: endMs, agent, conversation: of } = ends[0];
      ends.shift();
      tell(endMs, { kind: "ended", line: 7, agent, conversation: of, chatMs: 0, load: 1 });
      free.push(agent);
      join(endMs);
    }
    const about = { line: 7, agent: null, load: 0, priority: 0, isReturned: 0, isHere: 1 } as const;
    tell(atMs, { kind: "queued", conversation, rankMs: Math.round(atMs), ...about });
    inLine.push(conversation);
    join(atMs);
  }
  return told;
}
