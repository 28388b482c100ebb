import type { FastifyRequest } from "fastify";

/** Whether a page of ours asks: the preview and `/chat/KEY` are no owner's pages. */
export function isOurOwn({ headers }: Pick<FastifyRequest, "headers">): boolean {
  return headers["sec-fetch-site"] === "same-origin";
}
