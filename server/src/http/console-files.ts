import fastifyStatic from "@fastify/static";
import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * The built console under /console/. Its pages are routes of the browser's (`/console/inbox`, `/console/setup`), so an address that names
 * no file is answered with the one page there is.
 */
export async function addConsoleFiles(app: FastifyInstance, folder: string): Promise<void> {
  const pages = async (scope: FastifyInstance): Promise<void> => {
    await scope.register(fastifyStatic, {
      root: folder,
      prefix: "/",
      preCompressed: true,
      wildcard: true,
      index: "index.html",
      cacheControl: false,
      setHeaders(reply, path) {
        // Hashed names never change; the page that names them may change with every release.
        const isHashed = /[\\/]assets[\\/]/.test(path);
        reply.header(
          "cache-control",
          isHashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : "no-cache",
        );
      },
    });
    scope.setNotFoundHandler((request, reply) => {
      const path = request.url.split("?")[0] ?? "";
      const isPage = request.method === "GET" || request.method === "HEAD";
      if (!isPage || /\.\w+$/.test(path)) throw new DeskError("not-found");
      return reply.sendFile("index.html");
    });
  };
  await app.register(pages, { prefix: "/console" });
  app.get("/console", (_request, reply) => reply.redirect("/console/", 308));
  app.get("/", (_request, reply) => reply.redirect("/console/", 302));
}
