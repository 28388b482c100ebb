import { and, desc, eq, lt, lte, or } from "drizzle-orm";
import { audit } from "../schema.ts";
import { statement } from "../statement.ts";

/** So many lines are read at once: some ms of work, whatever is asked for among them (R23). */
export const AUDIT_READ_AT_ONCE = 2000;

/** The lines of the audit log before a moment, or of that moment and before a number; the latest first. */
export const auditBefore = statement(
  "audit before",
  { desk: audit.desk, beforeMs: audit.atMs, beforeId: audit.id },
  (db, p) =>
    db
      .select({
        id: audit.id,
        atMs: audit.atMs,
        actor: audit.actor,
        action: audit.action,
        subject: audit.subject,
        detail: audit.detail,
      })
      .from(audit)
      .where(
        and(
          eq(audit.desk, p.desk),
          lte(audit.atMs, p.beforeMs),
          or(lt(audit.atMs, p.beforeMs), lt(audit.id, p.beforeId)),
        ),
      )
      .orderBy(desc(audit.atMs), desc(audit.id))
      .limit(AUDIT_READ_AT_ONCE),
  { index: "auditByTime" },
);
