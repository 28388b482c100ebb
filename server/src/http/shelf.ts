import type { Shelf } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { readShelf } from "../views/shelf.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** Kind words and cases to learn from, for whoever is in the team (SH4). */
export function addShelf(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  api.get("/shelf", async (request): Promise<Shelf> => {
    const { account, agent } = await cookie.require(request);
    return await deps.flush.read(() => readShelf(DESK, { account, agent }));
  });
}
