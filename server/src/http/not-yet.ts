import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";

/** Addresses that are promised and not there yet: they say so, which is not the same as "not found". */
export function addNotYet(app: FastifyInstance): void {
  for (const url of ["/api/*", "/docs", "/docs/*"]) {
    app.all(url, () => {
      throw new DeskError("not-yet");
    });
  }
}
