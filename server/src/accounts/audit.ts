import type { AuditAction } from "@presently/shared/protocol";
import { allocateIds } from "../store/allocate-ids.ts";
import { run, type Script } from "../store/script.ts";
import { insertAudit } from "../store/statements/installation.ts";
import { DESK } from "./context.ts";

/** What is kept for good about who did what (R46). */
export interface AuditEntry {
  readonly atMs: number;
  /** An agent's id, `system`, or `command line`; never a name. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The id of what it was done to. */
  readonly subject: string;
  /** Ids, codes and numbers; origins of a site are the one text that is kept, since they decide who may embed it. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Appends one line to the audit log, in the transaction of what it tells of. */
export function* appendAudit(entry: AuditEntry): Script<void> {
  const id = yield* allocateIds(DESK);
  const { atMs, actor, action, subject } = entry;
  const detail = JSON.stringify(entry.detail ?? {});
  yield* run(insertAudit, { desk: DESK, id, atMs, actor, action, subject, detail });
}
