import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AuditPage } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import type { AuditEntry } from "./audit-line.ts";
import { type AuditQuestion, queryOf } from "./audit-question.ts";

/** A page may be empty while older ones are not (AU2): so many are asked for before the person is asked again. */
const PAGES_AT_ONCE = 10;

export interface AuditLogShown {
  readonly entries: readonly AuditEntry[];
  /** Where older lines begin; null = there are none. */
  readonly next: AuditPage["next"];
  readonly isLoading: boolean;
  /** Why lines are missing, in a sentence; what is shown stays. */
  readonly problem: string | undefined;
  showOlder(): void;
}

type Shown = Pick<AuditLogShown, "entries" | "next">;
const NOTHING: Shown = { entries: [], next: null };

/** The lines that fit the question, page by page; the answer to a question that was changed meanwhile is dropped. */
export function useAuditLog(
  { auditPage }: Pick<ConsoleApi, "auditPage">,
  question: AuditQuestion,
): AuditLogShown {
  const [shown, setShown] = useState(NOTHING);
  const [isLoading, setLoading] = useState(true);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  /** Of the question that stands: ended when it changes. */
  const current = useRef(new AbortController());

  const load = useCallback(
    async (before: Shown, { signal }: AbortController): Promise<void> => {
      setLoading(true);
      setProblem(undefined);
      let { next } = before;
      try {
        for (let pages = 0; pages < PAGES_AT_ONCE; pages++) {
          const page = await auditPage({ ...queryOf(question), ...next });
          if (signal.aborted) return;
          ({ next } = page);
          setShown({ entries: [...before.entries, ...page.entries], next });
          if (page.entries.length > 0 || next === null) break;
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!signal.aborted) setProblem(t.errors.desk[error.code] ?? t.errors.desk.internal);
      } finally {
        if (!signal.aborted) setLoading(false);
      }
    },
    [auditPage, question],
  );

  useEffect(() => {
    const round = new AbortController();
    current.current = round;
    setShown(NOTHING);
    void load(NOTHING, round);
    return () => round.abort();
  }, [load]);

  return { ...shown, isLoading, problem, showOlder: () => void load(shown, current.current) };
}
