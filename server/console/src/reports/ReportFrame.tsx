import "../style/settings.css";
import "../style/report.css";
import type { ComponentChildren, JSX } from "preact";
import { reportsWords } from "../i18n/reports.ts";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { PageNav } from "../ui/PageNav.tsx";

interface ReportFrameProps {
  title: string;
  intro: string;
  questions: ComponentChildren;
  isLoading: boolean;
  problem: string | undefined;
  retry: () => void;
  /** Up to when the shown figures are counted; undefined before there are any. */
  standing: { countedUptoMs: number | null; isBehind: boolean } | undefined;
  children: ComponentChildren;
}

/** A page of figures: the way back, what is asked, how far it is counted, and the answer or why there is none. */
export function ReportFrame(props: ReportFrameProps): JSX.Element {
  const words = reportsWords;
  const { standing, problem } = props;
  const nowMs = useNowMs(60_000);
  return (
    <>
      <PageNav label={props.title} />
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column report-page">
          <h1>{props.title}</h1>
          <p class="settings-intro">{props.intro}</p>
          <div class="report-questions">{props.questions}</div>
          <p role="status" class="field-hint">
            {props.isLoading
              ? words.loading
              : standing === undefined
                ? ""
                : standing.isBehind
                  ? words.behind
                  : standing.countedUptoMs === null
                    ? words.notYet
                    : words.counted(momentOf(standing.countedUptoMs, nowMs))}
          </p>
          <AnswerProblem problem={problem} retry={props.retry} />
          <div class="report-body" aria-busy={props.isLoading ? "true" : "false"}>
            {props.children}
          </div>
        </div>
      </main>
    </>
  );
}
