import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { ConsoleApi } from "../api.ts";
import { myFiguresWords } from "../i18n/reports.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { DaysQuestion, USUAL_DAYS } from "./DaysQuestion.tsx";
import { OwnFigures } from "./FigureGroups.tsx";
import { OwnWeeks } from "./OwnWeeks.tsx";
import { lastDays } from "./report-days.ts";
import { ReportFrame } from "./ReportFrame.tsx";

export interface MyFiguresPageProps {
  api: Pick<ConsoleApi, "myFigures">;
}

/** An agent's own figures, for that agent first and alone (M16). */
export function MyFiguresPage({ api }: MyFiguresPageProps): JSX.Element {
  const [days, setDays] = useState(() => lastDays(USUAL_DAYS, Date.now()));
  const { answer, problem, isLoading, retry } = useAnswer(
    useCallback(() => api.myFigures(days), [api, days]),
  );
  const isNothing =
    answer !== undefined &&
    answer.total.work === null &&
    answer.total.spreads.handleTime === null &&
    answer.total.counts.answered === 0 &&
    answer.total.spreads.replyGap === null;
  return (
    <ReportFrame
      title={myFiguresWords.title}
      intro={myFiguresWords.intro}
      questions={<DaysQuestion days={days} onDays={setDays} />}
      isLoading={isLoading}
      problem={problem}
      retry={retry}
      standing={answer}
    >
      {isNothing && <p class="callout">{myFiguresWords.nothing}</p>}
      {answer !== undefined && !isNothing && (
        <>
          <OwnFigures figures={answer.total} />
          <OwnWeeks
            weeks={answer.byWeek}
            fileName={`presently-my-figures-${answer.fromDay}-${answer.toDay}.csv`}
          />
        </>
      )}
    </ReportFrame>
  );
}
