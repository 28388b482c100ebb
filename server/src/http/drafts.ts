import { type DraftList, SaveDraftRequest, type SavedDraft } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { listOwnDrafts, saveOwnDraft } from "../desk/drafts.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** An agent's own drafts, for every device of theirs and for nobody else (DR1). */
export function addDrafts(
  api: FastifyInstance,
  { flush, clock }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.get("/drafts", async (request): Promise<DraftList> => {
    const { agent } = await cookie.require(request);
    return await flush.submit(listOwnDrafts(DESK, agent, clock.nowMs()));
  });

  api.post("/drafts", async (request): Promise<SavedDraft> => {
    const { account, agent } = await cookie.require(request);
    const draft = SaveDraftRequest.parse(request.body);
    return await flush.submit(saveOwnDraft(DESK, { account, agent }, draft, clock.nowMs()));
  });
}
