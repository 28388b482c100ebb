import "../style/settings.css";
import "../style/report.css";
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { ConsoleApi, StaffingQuestion } from "../api.ts";
import { staffingWords } from "../i18n/staffing.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { Questions } from "./Questions.tsx";
import { Report } from "./Report.tsx";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { PageNav } from "../ui/PageNav.tsx";

/** What is asked first: all sites, and the target most teams begin with. */
const USUAL: StaffingQuestion = { site: undefined, target: 80, withinSeconds: 60 };

export interface StaffingPageProps {
  api: Pick<ConsoleApi, "staffing">;
}

/** How many agents each hour needs, for who directs agents (M15): asked for anew with every change of what is asked. */
export function StaffingPage({ api }: StaffingPageProps): JSX.Element {
  const [question, setQuestion] = useState(USUAL);
  const { answer, problem, isLoading, retry } = useAnswer(
    useCallback(() => api.staffing(question), [api, question]),
  );
  return (
    <>
      <PageNav label={staffingWords.title} />
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column report-page">
          <h1>{staffingWords.title}</h1>
          {answer?.report.state === "ready" && (
            <p class="settings-intro">
              {staffingWords.intro(answer.report.weeks, answer.report.timeZone)}
            </p>
          )}
          <Questions question={question} sites={answer?.sites ?? []} onChange={setQuestion} />
          <p role="status" class="field-hint">
            {isLoading && staffingWords.loading}
          </p>
          <AnswerProblem problem={problem} retry={retry} />
          {answer !== undefined && (
            <div class="report-body" aria-busy={isLoading ? "true" : "false"}>
              <Report report={answer.report} />
            </div>
          )}
        </div>
      </main>
    </>
  );
}
