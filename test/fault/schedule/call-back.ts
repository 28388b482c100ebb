import { aTab } from "./a-tab.ts";
import type { Visitor } from "./visitor.ts";
import type { World } from "./world.ts";

/** Whether a visitor has gone to do something else for a while. */
export function isAway({ clock }: World, { awayUntilMs }: Visitor): boolean {
  return awayUntilMs > clock.nowMs();
}

/** From when on a visitor with a hidden page is not there, and a little more (R12). */
const SILENT_MS = 185_000;

/**
 * Somebody who waits asks to be called when it is their turn, and goes, at once or when the answer has had its time; or leaves the page open
 * behind others and does something else until it is their turn.
 */
export async function keepPlaceAndLeave(world: World): Promise<void> {
  const { random, clock, visitors } = world;
  const waiting = visitors.flatMap((visitor) =>
    visitor.tabs.flatMap((tab) => {
      const { currentId, conversations } = tab.follow.picture();
      const isWaiting = currentId !== null && conversations[currentId]?.state === "queued";
      return isWaiting ? [{ visitor, tab, conversationId: currentId }] : [];
    }),
  );
  if (waiting.length === 0) return;
  const { visitor, tab, conversationId } = random.pick(waiting);
  const way = random.pick(["notice", "email", "push"] as const);
  // Who left an address before is called by mail where no push reaches them (PU2).
  if (way === "push" && random.chance(0.5)) visitor.askCallback(tab, conversationId, "email");
  visitor.askCallback(tab, conversationId, way);
  await clock.advanceAndSettle(random.pick([0, 200, 200, 1_000]));
  visitor.awayUntilMs = clock.nowMs() + random.pick([0, 60_000, 200_000, 400_000]);
  if (random.chance(0.9)) return visitor.closeAll();
  for (const { connection } of visitor.tabs) connection.visibility(false);
  await clock.advanceAndSettle(SILENT_MS);
  visitor.awayUntilMs = clock.nowMs() + 400_000;
  await busyWhileAway(world);
}

/** Who was called with the page hidden asks for more time, more often than they have it. */
export function askForTime({ random, visitors }: World): void {
  for (const visitor of visitors) {
    const [tab] = visitor.tabs;
    const { currentId, conversations } = tab?.follow.picture() ?? {};
    if (tab === undefined || currentId == null) continue;
    if (conversations?.[currentId]?.callback?.turnUntilMs == null) continue;
    for (let times = random.int(1, 3); times > 0; times -= 1)
      visitor.give(tab, { type: "turn.extend", conversationId: currentId });
  }
}

/**
 * While somebody is away who asked to be called, the others come to stand behind them, each agent ends what they have, so that it is their turn, and
 * then nobody does anything for about as long as they have to come.
 */
export async function busyWhileAway(world: World): Promise<void> {
  const { random, clock, visitors, agents } = world;
  const away = visitors.filter((visitor) => isAway(world, visitor));
  if (away.length === 0) return;
  for (const visitor of visitors) if (!away.includes(visitor)) visitor.say(aTab(world, visitor));
  for (const agent of agents) {
    for (const { conversationId } of agent.held()) {
      agent.give({ type: "conversation.close", conversationId });
      agent.give({ type: "wrapUp.end", conversationId });
    }
  }
  await clock.advanceAndSettle(random.int(300, 3_000));
  for (const agent of agents) agent.give({ type: "conversation.accept" });
  await clock.advanceAndSettle(random.int(300, 3_000));
  if (random.chance(0.5)) askForTime(world);
  await clock.advanceAndSettle(random.int(90_000, 140_000));
}
