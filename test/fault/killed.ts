import { type Random, randomOf } from "@presently/shared/testing";
import { expect, onTestFinished } from "vitest";
import { liveAgent, signIn, type LiveAgent } from "../live/live-agent.ts";
import { liveVisitor, type LiveVisitor } from "../live/live-visitor.ts";
import { createProduct, OWNER, type Product, setUp, until } from "../live/product.ts";

const ORIGIN = "http://shop.test";
const VISITORS = 20;
/** A kill comes after so many further acknowledgements, drawn anew each time. */
const ACKNOWLEDGED_BETWEEN = { least: 20, most: 90 };

/** Runs the product under visitors who chat on and on, kills it so many times, and expects of everything what was acknowledged. */
export async function chatThroughKills(kills: number): Promise<void> {
  const seed = Date.now() % 1_000_000;
  process.stdout.write(`kills drawn from seed ${seed}\n`);
  const product = await createProduct({
    PRESENTLY_MAX_SOCKETS_PER_IP: "100",
    PRESENTLY_NEW_VISITORS_PER_IP: "1000",
    PRESENTLY_MESSAGES_PER_SECOND: "100",
    PRESENTLY_MESSAGES_BURST: "1000",
  });
  const clients: { close(): void }[] = [];
  onTestFinished(async () => {
    for (const client of clients) client.close();
    await product.dispose();
  });
  const { siteKey } = await setUp(product, ORIGIN);
  await product.start();
  const agent = liveAgent(product.url, await signIn(product.url, OWNER), VISITORS);
  const visitors = Array.from({ length: VISITORS }, () =>
    liveVisitor(product.url, ORIGIN, siteKey),
  );
  clients.push(agent, ...visitors);
  await killUnderChat(product, visitors, kills, randomOf(seed));
  await until(
    "every client is back and has nothing left to send",
    () => [agent, ...visitors].every((client) => client.isQuiet()),
    60_000,
  );
  await until(
    "every thread shows what was said last, to the visitor and to the agent",
    () =>
      visitors.every((visitor) => visitor.shown().at(-1)?.text === visitor.said.at(-1)) &&
      visitors.every((visitor) => threadOf(agent, visitor) !== undefined),
    60_000,
  );

  for (const visitor of visitors) {
    expect(visitor.refused).toEqual([]);
    expect(visitor.shown().map(({ text }) => text)).toEqual(visitor.said);
    for (const [text, id] of visitor.acknowledged)
      expect(visitor.shown()).toContainEqual(expect.objectContaining({ text, id }));
  }
  // An agent's picture of a long thread may begin late, but what it shows is the end of it, whole.
  for (const visitor of visitors) {
    const thread = threadOf(agent, visitor) ?? [];
    expect(thread.length).toBeGreaterThan(0);
    expect(thread).toEqual(visitor.said.slice(-thread.length));
  }
}

async function killUnderChat(
  product: Product,
  visitors: readonly LiveVisitor[],
  kills: number,
  random: Random,
): Promise<void> {
  const acknowledged = () => visitors.reduce((sum, each) => sum + each.acknowledged.size, 0);
  const stopChatting = keepChatting(visitors);
  try {
    const { least, most } = ACKNOWLEDGED_BETWEEN;
    for (let kill = 1; kill <= kills; kill += 1) {
      const target = acknowledged() + random.int(least, most);
      await until(`${target} messages are acknowledged`, () => acknowledged() >= target, 60_000);
      await product.kill();
      await product.start();
    }
  } finally {
    stopChatting();
  }
}

/** What the agent sees of the visitor's conversation, found by what was said last. */
function threadOf(agent: LiveAgent, visitor: LiveVisitor): string[] | undefined {
  return agent
    .threads()
    .map((id) => agent.shown(id).map(({ text }) => text))
    .find((thread) => thread.at(-1) === visitor.said.at(-1));
}

/** Each visitor says the next thing as soon as the last one was acknowledged, until what it answers is called. */
function keepChatting(visitors: readonly LiveVisitor[]): () => void {
  const timer = setInterval(() => {
    visitors.forEach((visitor, number) => {
      const isAnswered = visitor.acknowledged.size === visitor.said.length;
      if (isAnswered) visitor.say(`visitor ${number}, line ${visitor.said.length + 1}`);
    });
  }, 10);
  return () => clearInterval(timer);
}
