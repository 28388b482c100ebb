import type { AuditAction } from "@presently/shared/protocol";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, run, type Script } from "../store/script.ts";
import { apiTokensOfDesk, deleteApiToken } from "../store/statements/api-tokens.ts";
import { insertAudit } from "../store/statements/installation.ts";
import type { Work } from "./work.ts";

/** Ends the tokens that write as an agent: who made them could let somebody of the former role in, perhaps not of the new one (API5). */
export function* endTokensOf(work: Work, agent: number): Script<void> {
  const { desk, nowMs: atMs, actor } = work;
  const tokens = yield* all(apiTokensOfDesk, { desk });
  for (const { publicId } of tokens.filter((token) => token.agent === agent)) {
    yield* run(deleteApiToken, { desk, publicId });
    const id = yield* allocateIds(desk);
    const action: AuditAction = "api-token.revoked";
    yield* run(insertAudit, { desk, id, atMs, actor, action, subject: publicId, detail: "{}" });
  }
}
