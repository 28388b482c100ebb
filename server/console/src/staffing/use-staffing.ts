import { useEffect, useState } from "preact/hooks";
import type { StaffingAnswer } from "@presently/shared/protocol";
import type { ConsoleApi, StaffingQuestion } from "../api.ts";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";

/** What is asked first: all sites, and the target most teams begin with. */
export const USUAL: StaffingQuestion = { site: undefined, target: 80, withinSeconds: 60 };

interface Asked {
  /** The latest answer that came, of this question or the one before. */
  answer: StaffingAnswer | undefined;
  problem: string | undefined;
  isLoading: boolean;
  retry(): void;
}

/** Asks the server; the answer to a question that was changed meanwhile is dropped. */
export function useStaffing(api: Pick<ConsoleApi, "staffing">, question: StaffingQuestion): Asked {
  const [answer, setAnswer] = useState<StaffingAnswer | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isLoading, setLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLoading(true);
    setProblem(undefined);
    async function ask(): Promise<void> {
      try {
        const answered = await api.staffing(question);
        if (isCurrent) setAnswer(answered);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (isCurrent) setProblem(t.errors.desk[error.code] ?? t.errors.desk.internal);
      } finally {
        if (isCurrent) setLoading(false);
      }
    }
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [api, question, attempt]);
  return { answer, problem, isLoading, retry: () => setAttempt(attempt + 1) };
}
