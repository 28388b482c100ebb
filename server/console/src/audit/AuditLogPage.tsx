import "../style/report.css";
import "./audit.css";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SettingsView } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { auditWords } from "../i18n/audit.ts";
import { locale } from "../i18n/index.ts";
import { downloadText } from "../ui/download-text.ts";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { type AuditEntry, auditCsv, lineOf } from "./audit-line.ts";
import { ANYTHING, isInOrder } from "./audit-question.ts";
import { AuditQuestions } from "./AuditQuestions.tsx";
import { useAuditLog } from "./use-audit-log.ts";

export interface AuditLogPageProps {
  api: Pick<ConsoleApi, "auditPage">;
  team: SettingsView["team"];
}

/** Who did what, the latest first (AU1, AU2). */
export function AuditLogPage({ api, team }: AuditLogPageProps): JSX.Element {
  const words = auditWords;
  const [typed, setTyped] = useState(ANYTHING);
  const [asked, setAsked] = useState(ANYTHING);
  const { entries, next, isLoading, problem, showOlder } = useAuditLog(api, asked);
  const nameOf = (id: string): string | undefined =>
    team.find(({ agentId }) => agentId === id)?.name;
  const list = useRef<HTMLOListElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const firstNew = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (firstNew.current === undefined || isLoading) return;
    const line = list.current?.children[firstNew.current];
    firstNew.current = undefined;
    // On to the first line that came. The button may have gone with the last page, even where that was empty.
    if (line instanceof HTMLElement) line.focus();
    else if (next === null) title.current?.focus();
  }, [isLoading, next]);
  return (
    <>
      <AuditQuestions
        team={team}
        question={typed}
        onQuestion={(question) => {
          setTyped(question);
          if (isInOrder(question)) setAsked(question);
        }}
      />
      <h2 class="only-for-readers" ref={title} tabIndex={-1}>
        {words.lines}
      </h2>
      <p role="status" class="field-hint">
        {isLoading ? words.loading : problem === undefined ? standing(entries, next) : ""}
      </p>
      <ol class="audit-lines" ref={list} aria-busy={isLoading ? "true" : "false"}>
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} nameOf={nameOf} />
        ))}
      </ol>
      <AnswerProblem problem={problem} retry={showOlder} />
      <div class="form-actions">
        {next !== null && problem === undefined && (
          <button
            type="button"
            class="button"
            aria-disabled={isLoading ? "true" : undefined}
            onClick={() => {
              if (isLoading) return;
              firstNew.current = entries.length;
              showOlder();
            }}
          >
            {words.older}
          </button>
        )}
        {entries.length > 0 && (
          <button
            type="button"
            class="button is-quiet"
            onClick={() => downloadText("audit-log.csv", "text/csv", auditCsv(entries, nameOf))}
          >
            {words.csv}
          </button>
        )}
      </div>
    </>
  );
}

function Line(props: {
  entry: AuditEntry;
  nameOf: (id: string) => string | undefined;
}): JSX.Element {
  const { who, what, subject, details } = lineOf(props.entry, props.nameOf);
  return (
    <li class="audit-line" tabIndex={-1}>
      <time dateTime={new Date(props.entry.atMs).toISOString()}>{whenOf(props.entry.atMs)}</time>
      <p>
        <strong>
          <bdi>{who}</bdi>
        </strong>{" "}
        {what}
        {subject !== undefined && (
          <>
            : <bdi>{subject}</bdi>
          </>
        )}
      </p>
      {details !== "" && <p class="field-hint">{details}</p>}
    </li>
  );
}

/** How much is shown, and whether that is all of it. */
function standing(
  entries: readonly AuditEntry[],
  next: ReturnType<typeof useAuditLog>["next"],
): string {
  const words = auditWords;
  if (next !== null)
    return `${words.shown(entries.length)} ${words.lookedBackTo(whenOf(next.beforeMs))}`;
  return entries.length === 0 ? words.none : `${words.shown(entries.length)} ${words.all}`;
}

function whenOf(atMs: number): string {
  return new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "medium" });
}
