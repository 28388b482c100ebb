import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";

interface Asked<Answer> {
  /** The latest answer that came, of this question or the one before. */
  answer: Answer | undefined;
  /** Why there is none, in a sentence. */
  problem: string | undefined;
  isLoading: boolean;
  retry(): void;
}

/**
 * Asks the server whenever `ask` is another function, or `round` another number; the answer to a question that was changed meanwhile is
 * dropped.
 */
export function useAnswer<Answer>(ask: () => Promise<Answer>, round = 0): Asked<Answer> {
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isLoading, setLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLoading(true);
    setProblem(undefined);
    async function run(): Promise<void> {
      try {
        const answered = await ask();
        if (isCurrent) setAnswer(answered);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (isCurrent) setProblem(t.errors.desk[error.code] ?? t.errors.desk.internal);
      } finally {
        if (isCurrent) setLoading(false);
      }
    }
    void run();
    return () => {
      isCurrent = false;
    };
  }, [ask, round, attempt]);
  return { answer, problem, isLoading, retry: () => setAttempt(attempt + 1) };
}
