import type { AuditPage } from "@presently/shared/protocol";
import { auditWords } from "../i18n/audit.ts";
import { csvOf } from "../reports/csv.ts";

export type AuditEntry = AuditPage["entries"][number];

/** One line in words. */
export interface AuditLine {
  readonly who: string;
  /** What was done; of a kind that this console does not know, its code. */
  readonly what: string;
  /** To what: by its name, else by its id; undefined where it says nothing more. */
  readonly subject: string | undefined;
  /** Ids, codes and numbers. */
  readonly details: string;
}

/** `nameOf` names the people that details speak of, by their ids. */
export function lineOf(entry: AuditEntry, nameOf: (id: string) => string | undefined): AuditLine {
  const words: Readonly<Record<string, string>> = auditWords.actions;
  return {
    who: whoOf(entry),
    what: Object.hasOwn(words, entry.action) ? (words[entry.action] ?? entry.action) : entry.action,
    subject: subjectOf(entry),
    details: Object.entries(entry.detail)
      .map(([key, value]) => `${key}: ${valueOf(key, value, nameOf)}`)
      .join(", "),
  };
}

/** The lines as a table for spreadsheets: times in UTC, so that they sort. */
export function auditCsv(
  entries: readonly AuditEntry[],
  nameOf: (id: string) => string | undefined,
): string {
  const { columns, details } = auditWords;
  return csvOf([
    [...Object.values(columns), details],
    ...entries.map((entry) => {
      const line = lineOf(entry, nameOf);
      const at = new Date(entry.atMs).toISOString();
      return [at, line.who, line.what, line.subject ?? null, entry.action, line.details];
    }),
  ]);
}

function whoOf({ actor, actorName }: AuditEntry): string {
  if (actorName !== null) return actorName;
  if (actor === "system") return auditWords.system;
  return actor === "command line" ? auditWords.commandLine : auditWords.somebody;
}

function subjectOf({ actor, actorName, subject, subjectName }: AuditEntry): string | undefined {
  if (subject === "unknown") return auditWords.unknownAccount;
  if (subject === actor || (subjectName !== null && subjectName === actorName)) return undefined;
  return subjectName ?? subject;
}

function valueOf(key: string, value: unknown, nameOf: (id: string) => string | undefined): string {
  const { yes, no, nothing } = auditWords;
  // Flags stand in the log as SQLite keeps them.
  if (value === true || (value === 1 && /^is[A-Z]/.test(key))) return yes;
  if (value === false || (value === 0 && /^is[A-Z]/.test(key))) return no;
  if (value === null || (Array.isArray(value) && value.length === 0)) return nothing;
  if (typeof value === "string") return nameOf(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => valueOf(key, each, nameOf)).join("; ");
  return JSON.stringify(value);
}
