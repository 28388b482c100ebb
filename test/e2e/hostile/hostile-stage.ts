import { type LiveAgent, liveAgent, signIn } from "../../live/live-agent.ts";
import { createProduct, type Installed, OWNER, setUp, until } from "../../live/product.ts";
import type { HostilePage } from "./hostile-page.ts";
import { openPageServer } from "./page-server.ts";
import type { Seat } from "./tab.ts";

/** The product, the pages, and a browser to see them with. */
export interface HostileStage {
  readonly seat: Seat;
  /** The owner comes online and takes every chat; one after the other for each page, since an agent has 50 threads open at most. */
  newAgent(): LiveAgent;
  addressOf(page: HostilePage): string;
  close(): Promise<void>;
}

const CAPACITY = 5;

export async function openHostileStage(
  pages: readonly HostilePage[],
  sit: () => Promise<Seat>,
): Promise<HostileStage> {
  const [product, server, seat] = await Promise.all([
    createProduct({
      // Every page is a new visitor on the same address.
      PRESENTLY_NEW_VISITORS_PER_IP: "1000",
      PRESENTLY_MAX_SOCKETS_PER_IP: "200",
    }),
    openPageServer(pages),
    sit(),
  ]);
  const { siteKey: otherKey } = await setUp(product, server.origin);
  const site = ["setup", "site", "--name", "Lamps", "--json", "--origin", server.origin];
  const { code, stdout, stderr } = await product.command([
    ...site,
    "--origin",
    server.insecureOrigin,
  ]);
  if (code !== 0) throw new Error(`the site was refused: ${stderr}`);
  const { siteKey, snippet } = JSON.parse(stdout) as Installed; // the command's documented answer
  await product.start();
  server.carry({ url: product.url, siteKey, otherKey, snippet });
  const cookie = await signIn(product.url, OWNER);
  return {
    seat,
    newAgent: () => liveAgent(product.url, cookie, CAPACITY),
    addressOf: server.addressOf,
    async close() {
      await seat.close();
      await server.close();
      await product.dispose();
    },
  };
}

/** Every chat of the agent's is over, and the server knows it: the next page's agent finds no one waiting. */
export async function endDay(agent: LiveAgent): Promise<void> {
  for (const conversationId of agent.threads()) {
    agent.send({ type: "conversation.close", conversationId });
    agent.send({ type: "wrapUp.end", conversationId });
  }
  await until("the agent is through with the page", agent.isQuiet);
  agent.close();
}
