import { type BoardAnswer, DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { readBoard } from "../views/board.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** What the board of whoever directs agents is about: their sites and who answers to them (BO2). Who waits comes by the socket. */
export function addBoard(
  api: FastifyInstance,
  { flush, clock }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.get("/board", async (request): Promise<BoardAnswer> => {
    const { roles } = await cookie.require(request);
    const board = await flush.read(() => readBoard(DESK, roles, clock.nowMs()));
    if (board.sites.length === 0) throw new DeskError("not-allowed");
    return board;
  });
}
