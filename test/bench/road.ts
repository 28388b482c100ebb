import { signIn } from "../live/live-agent.ts";
import { COLLEAGUE, createProduct, OWNER, setUp, until, type Product } from "../live/product.ts";
import { openAgent, openVisitor, type LeanVisitor } from "./lean-clients.ts";

export const ORIGIN = "http://shop.test";

/** Settings under which a generator on one address may do what many visitors would. */
export const settings = {
  PRESENTLY_MAX_SOCKETS: "20000",
  PRESENTLY_MAX_SOCKETS_PER_IP: "10000",
  PRESENTLY_NEW_VISITORS_PER_IP: "100000",
  PRESENTLY_MESSAGES_PER_SECOND: "100",
  PRESENTLY_MESSAGES_BURST: "1000",
  PRESENTLY_FRAMES_PER_SECOND: "1000",
  PRESENTLY_FRAMES_BURST: "10000",
  PRESENTLY_SITE_CONVERSATIONS_PER_MINUTE: "100000",
  PRESENTLY_LOG_LEVEL: "warn",
};

/** A product with visitors in chats: four agents hold them all. */
export async function openRoad(count: number, under: readonly string[] = []) {
  const product = await createProduct(settings, under);
  const { siteKey } = await setUp(product, ORIGIN);
  const agents = [OWNER];
  for (let n = 0; n * 50 + 50 < count; n += 1) agents.push(await addAgent(product, siteKey, n));
  await product.start();
  const opened = await Promise.all(
    agents.map(async (who) => openAgent(product.port, await signIn(product.url, who), 50)),
  );
  const visitors: LeanVisitor[] = [];
  for (let n = 0; n < count; n += 1)
    visitors.push(await openVisitor(product.port, ORIGIN, siteKey));
  let begun = 0;
  for (const visitor of visitors)
    visitor.chat(
      1,
      () => true,
      () => (begun += 1),
    );
  await until("every visitor is in a chat", () => {
    const accepted = opened.reduce((sum, agent) => sum + agent.accepted(), 0);
    return begun === count && accepted === count;
  });
  return { product, siteKey, visitors, agents: opened, pid: serverPid(product) };
}

async function addAgent(product: Product, siteKey: string, number: number) {
  const email = `agent${number}@shop.example`;
  const { code, stderr } = await product.command(
    `setup agent --email ${email} --password-stdin --role agent --site ${siteKey} --json`.split(
      " ",
    ),
    COLLEAGUE.password,
  );
  if (code !== 0) throw new Error(stderr);
  return { email, password: COLLEAGUE.password };
}

export function serverPid(product: Product): number {
  if (product.pid === undefined) throw new Error("the server is not running");
  return product.pid;
}
