import "../style/settings.css";
import "../style/report.css";
import type { JSX } from "preact";
import { useCallback } from "preact/hooks";
import type { ConsoleApi } from "../api.ts";
import { promisedWaitsWords } from "../i18n/promised-waits.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { DepartmentNav } from "./DepartmentNav.tsx";
import { Score } from "./Score.tsx";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";

export interface PromisedWaitsPageProps {
  api: Pick<ConsoleApi, "waitScores">;
  /** Whose score is shown; without one, or one that is not theirs, the first. */
  departmentId: string | undefined;
}

/** How well the waits that visitors were told have held, a department at a time, for who directs agents (W16). */
export function PromisedWaitsPage({ api, departmentId }: PromisedWaitsPageProps): JSX.Element {
  const words = promisedWaitsWords;
  const { answer, problem, isLoading, retry } = useAnswer(
    useCallback(() => api.waitScores(), [api]),
  );
  const departments = answer?.departments ?? [];
  const shown = departments.find((each) => each.departmentId === departmentId) ?? departments[0];
  return (
    <>
      <DepartmentNav departments={departments} shown={shown} target={answer?.target} />
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column report-page">
          <h1>{words.title}</h1>
          <p class="settings-intro">{words.intro}</p>
          <p role="status" class="field-hint">
            {isLoading && words.loading}
          </p>
          <AnswerProblem problem={problem} retry={retry} />
          {answer !== undefined && shown === undefined && <p class="callout">{words.noneYours}</p>}
          {answer !== undefined && shown !== undefined && (
            <Score key={shown.departmentId} score={shown} target={answer.target} />
          )}
        </div>
      </main>
    </>
  );
}
