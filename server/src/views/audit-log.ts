import { type AuditPage, type AuditQuery, kindOfAudit } from "@presently/shared/protocol";
import { all, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { AUDIT_READ_AT_ONCE, auditBefore } from "../store/statements/audit.ts";
import {
  settingsDepartments,
  settingsSites,
  settingsTeam,
} from "../store/statements/settings-view.ts";

/** Lines on a page. */
export const AUDIT_PAGE = 100;
const LAST_ID = Number.MAX_SAFE_INTEGER;

type Line = RowOf<typeof auditBefore>;

/**
 * A page of the audit log, the latest first (AU2). What is filtered out is passed over, but so many lines at once at most: a page may hold fewer, or
 * none, and still name where the next begins.
 */
export function* readAuditLog(desk: number, query: AuditQuery): Script<AuditPage> {
  const { toMs = LAST_ID, beforeMs = toMs - 1, beforeId = LAST_ID } = query;
  const lines = yield* all(auditBefore, { desk, beforeMs, beforeId });
  const inTime = lines.filter(({ atMs }) => atMs >= (query.fromMs ?? 0));
  const wanted = inTime.filter((line) => isWanted(line, query));
  const shown = wanted.slice(0, AUDIT_PAGE);
  const isAll =
    wanted.length === shown.length &&
    (inTime.length < lines.length || lines.length < AUDIT_READ_AT_ONCE);
  const last = wanted.length > shown.length ? shown.at(-1) : lines.at(-1);
  const names = yield* namesOf(desk);
  return {
    entries: shown.map(({ detail, ...line }) => ({
      ...line,
      actorName: names.get(line.actor) ?? null,
      subjectName: names.get(line.subject) ?? null,
      detail: JSON.parse(detail) as Record<string, unknown>, // written by us as an object
    })),
    next: isAll || last === undefined ? null : { beforeMs: last.atMs, beforeId: last.id },
  };
}

function isWanted({ actor, action }: Line, query: AuditQuery): boolean {
  return (
    (query.actor === undefined || query.actor === actor) &&
    (query.kind === undefined || query.kind === kindOfAudit(action))
  );
}

/** What people, sites and departments are called now; accounts stand in the log by their number. */
function* namesOf(desk: number): Script<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { id, publicId, name } of yield* all(settingsTeam, { desk })) {
    names.set(publicId, name).set(String(id), name);
  }
  for (const { publicId, name } of yield* all(settingsSites, { desk })) names.set(publicId, name);
  for (const { publicId, name } of yield* all(settingsDepartments, { desk })) {
    names.set(publicId, name);
  }
  return names;
}
