import type { ConversationId } from "@presently/shared/protocol";
import type { Random } from "@presently/shared/testing";
import { liveAgent, signIn } from "../live/live-agent.ts";
import { liveVisitor } from "../live/live-visitor.ts";
import { exponential, logNormal, untilNextVisitor } from "./day.ts";
import { answers, followUps, goodbyes, questions, visitorNames } from "./words.ts";

/** Where the demo happens; `speed` divides every time in it. */
export interface Scene {
  readonly url: string;
  readonly origin: string;
  readonly siteKey: string;
  readonly random: Random;
  readonly speed: number;
  /** Runs something after a time of the demo, unless it is over by then. */
  after(ms: number, run: () => void): void;
  /** What is to be closed when it is over. */
  atEnd(close: () => void): void;
}

const CHATS_AT_ONCE = 2;
const MEDIAN_CHAT_MS = 90_000;
const MEAN_PATIENCE_MS = 7 * 60_000;
const SHIFT_MS = 9 * 60_000;
const PAUSE_MS = 2 * 60_000;

/** An agent who takes every chat offered, answers a few times, ends it, and has a pause now and then. */
export async function playAgent(
  scene: Scene,
  who: { email: string; password: string },
): Promise<void> {
  const { random, after } = scene;
  const cookie = await signIn(scene.url, who);
  const agent = liveAgent(scene.url, cookie, CHATS_AT_ONCE, converse);
  scene.atEnd(() => agent.close());
  work();

  function converse(conversationId: ConversationId): void {
    const chatMs = Math.max(15_000, logNormal(random, MEDIAN_CHAT_MS, 0.6));
    const text = (words: readonly string[]) =>
      agent.send({ type: "message.post", conversationId, text: random.pick(words) });
    for (const part of [0.05, 0.4, 0.7]) after(chatMs * part, () => text(answers));
    after(chatMs * 0.95, () => text(goodbyes));
    after(chatMs, () => agent.send({ type: "conversation.close", conversationId }));
    after(chatMs + 5_000, () => agent.send({ type: "wrapUp.end", conversationId }));
  }

  /** Away and back, for as long as the demo lasts: a leaving agent is what makes a promise hard to keep. */
  function work(): void {
    agent.send({ type: "agent.setAvailability", availability: "online" });
    after(SHIFT_MS * (0.5 + random.next()), () => {
      agent.send({ type: "agent.setAvailability", availability: "break" });
      after(PAUSE_MS * (0.5 + random.next()), work);
    });
  }
}

/** Visitors who come by the hour of the demo's day, ask, wait as long as their patience lasts, and go when they were answered. */
export function playVisitors(scene: Scene): void {
  let sinceMs = 0;
  const next = () => {
    const afterMs = untilNextVisitor(scene.random, sinceMs);
    sinceMs += afterMs;
    scene.after(afterMs, () => {
      visit(scene);
      next();
    });
  };
  next();
}

function visit({ url, origin, siteKey, random, after, atEnd }: Scene): void {
  const visitor = liveVisitor(url, origin, siteKey);
  atEnd(() => visitor.close());
  visitor.send({ type: "visitor.describe", name: random.pick(visitorNames) });
  visitor.say(random.pick(questions));
  const patienceMs = exponential(random, MEAN_PATIENCE_MS);
  let hasAnswer = false;
  look(0);

  function look(waitedMs: number): void {
    const conversationId = visitor.conversation();
    const state = visitor.state();
    const isOver = state === "closed" || (state === "queued" && waitedMs > patienceMs);
    if (conversationId !== null && isOver) {
      if (state === "queued") visitor.send({ type: "conversation.close", conversationId });
      else if (random.chance(0.5)) {
        visitor.send({ type: "rating.give", conversationId, score: random.int(3, 5) });
      }
      after(3_000, () => visitor.close());
      return;
    }
    if (!hasAnswer && state === "waitingOnVisitor") {
      hasAnswer = true;
      after(8_000, () => visitor.say(random.pick(followUps)));
    }
    after(1_000, () => look(waitedMs + 1_000));
  }
}
