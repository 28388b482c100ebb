import { expect, test } from "vitest";
import { AgentAtWork } from "./agent-at-work.ts";
import type { Waiter } from "./line.ts";
import { simulate } from "./simulate.ts";
import { MINUTE_MS } from "./site-kind.ts";
import { textbookSite } from "./textbook-site.ts";

function waiter(conversation: number): Waiter {
  const never = { leavesMs: Infinity, noticedMs: Infinity };
  return {
    conversation,
    department: 0,
    priority: 0,
    isBack: false,
    arrivedMs: 0,
    queuedMs: 0,
    ...never,
  };
}

test("two chats at half the pace take twice as long while they overlap, and the rest at full pace", () => {
  const [plan] = textbookSite(1, 1, 1).agents;
  if (plan === undefined) throw new Error("the site has an agent");
  const agent = new AgentAtWork(0, { ...plan, capacity: 2 }, [1, 0.5]);
  agent.take(0, waiter(1), 10, 0);
  agent.take(4, waiter(2), 3, 0);
  // The second needs 3 at pace 0.5; the first has then 10 - 4 - 3 to go.
  expect(agent.endMs).toBe(10);
  expect(agent.finish(10).waiter.conversation).toBe(2);
  expect(agent.endMs).toBe(13);
});

test("an agent who shares out their time is the processor-sharing queue: mean stay is chat / (1 - load), within 4 %", () => {
  const site = textbookSite(1, 0.14, 60_000);
  const shares = Array.from({ length: 200 }, (_, others) => 1 / (others + 1));
  const agents = site.agents.map((agent) => ({ ...agent, capacity: 200 }));
  const { events } = simulate({ ...site, agents, paceWith: shares }, 1);
  const sinceMs = new Map<string, number>();
  let [ended, stayMs] = [0, 0];
  for (const event of events) {
    if (event.type === "assigned") sinceMs.set(event.conversationId, event.t);
    if (event.type !== "ended") continue;
    ended += 1;
    stayMs += event.t - (sinceMs.get(event.conversationId) ?? 0);
  }
  expect(Math.abs(stayMs / ended / ((5 * MINUTE_MS) / (1 - 0.7)) - 1)).toBeLessThan(0.04);
});
