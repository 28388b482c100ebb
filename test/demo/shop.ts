import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fastify from "fastify";

const folder = fileURLToPath(new URL("../../examples/shop", import.meta.url));

/** Serves the example shop on an origin of its own, its script tag pointing at this chat server and site. */
export async function openShop(
  port: number,
  chatUrl: string,
  siteKey: string,
): Promise<() => Promise<void>> {
  const app = fastify();
  const page = (await readFile(`${folder}/index.html`, "utf8"))
    .replaceAll("http://localhost:8484", chatUrl)
    .replaceAll("SITE_KEY", siteKey);
  const style = await readFile(`${folder}/shop.css`, "utf8");
  app.get("/", (_, reply) => reply.type("text/html; charset=utf-8").send(page));
  app.get("/shop.css", (_, reply) => reply.type("text/css; charset=utf-8").send(style));
  await app.listen({ port, host: "127.0.0.1" });
  return () => app.close();
}
