import type { JSX } from "preact";
import { useCallback, useMemo, useState } from "preact/hooks";
import type { Report, ReportAnswer } from "@presently/shared/protocol";
import type { ConsoleApi, ReportsQuestion } from "../api.ts";
import { reportsWords } from "../i18n/reports.ts";
import { languageName } from "../ui/language-name.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { DaysQuestion, USUAL_DAYS } from "./DaysQuestion.tsx";
import { TeamFigures } from "./FigureGroups.tsx";
import { lastDays } from "./report-days.ts";
import { ReportFrame } from "./ReportFrame.tsx";
import { Select } from "./Select.tsx";
import { bestAndWorst, type Level } from "./shares.ts";
import { SlicePlot } from "./SlicePlot.tsx";
import { isInTime, rowsOf, type Slice, slices } from "./slices.ts";
import { SliceTable } from "./SliceTable.tsx";

const LEVELS = ["within20s", "within60s", "within2min", "within5min"] as const;
/** What stands for "all of them" in a choice. */
const ALL = "";

export interface ReportsPageProps {
  api: Pick<ConsoleApi, "reports">;
}

/** The team's figures, for who directs agents (M16): asked for anew with every change of what is asked. */
export function ReportsPage({ api }: ReportsPageProps): JSX.Element {
  const words = reportsWords;
  const [question, setQuestion] = useState<ReportsQuestion>(() => ({
    ...lastDays(USUAL_DAYS, Date.now()),
    site: undefined,
    department: undefined,
    language: undefined,
  }));
  const [level, setLevel] = useState<Level>("within60s");
  const { answer, problem, isLoading, retry } = useAnswer(
    useCallback(() => api.reports(question), [api, question]),
  );
  return (
    <ReportFrame
      title={words.title}
      intro={words.intro}
      questions={
        <>
          <DaysQuestion days={question} onDays={(days) => setQuestion({ ...question, ...days })} />
          {answer !== undefined && (
            <Narrowing answer={answer} question={question} onQuestion={setQuestion} />
          )}
          <Select
            label={words.level}
            value={level}
            options={LEVELS.map((each) => ({ value: each, label: words.levels[each] }))}
            onChoose={(chosen) => setLevel(LEVELS.find((each) => each === chosen) ?? level)}
          />
        </>
      }
      isLoading={isLoading}
      problem={problem}
      retry={retry}
      standing={answer?.report}
    >
      {answer !== undefined && <Shown report={answer.report} level={level} />}
    </ReportFrame>
  );
}

function Narrowing(props: {
  answer: ReportAnswer;
  question: ReportsQuestion;
  onQuestion: (question: ReportsQuestion) => void;
}): JSX.Element {
  const words = reportsWords;
  const { answer, question, onQuestion } = props;
  const { sites, departments, report } = answer;
  const chosen = (value: string): string | undefined => (value === ALL ? undefined : value);
  const languages = new Set(report.byLanguage.map(({ key }) => key));
  if (question.language !== undefined) languages.add(question.language);
  return (
    <>
      {sites.length > 1 && (
        <Select
          label={words.site}
          value={question.site ?? ALL}
          options={[
            { value: ALL, label: words.allSites },
            ...sites.map(({ siteKey, name }) => ({ value: siteKey, label: name })),
          ]}
          onChoose={(site) => onQuestion({ ...question, site: chosen(site) })}
        />
      )}
      {departments.length > 1 && (
        <Select
          label={words.department}
          value={question.department ?? ALL}
          options={[
            { value: ALL, label: words.allDepartments },
            ...departments.map(({ departmentId, name }) => ({ value: departmentId, label: name })),
          ]}
          onChoose={(department) => onQuestion({ ...question, department: chosen(department) })}
        />
      )}
      {(languages.size > 1 || question.language !== undefined) && (
        <Select
          label={words.language}
          value={question.language ?? ALL}
          options={[
            { value: ALL, label: words.allLanguages },
            ...[...languages].map((tag) => ({ value: tag, label: languageName(tag) })),
          ]}
          onChoose={(language) => onQuestion({ ...question, language: chosen(language) })}
        />
      )}
    </>
  );
}

function Shown({ report, level }: { report: Report; level: Level }): JSX.Element {
  const words = reportsWords;
  const [slice, setSlice] = useState<Slice>("byDay");
  const rows = useMemo(() => rowsOf(report, slice), [report, slice]);
  if (report.total.counts.conversations === 0) return <p class="callout">{words.nothing}</p>;
  const extremes = bestAndWorst(report.byHour, level);
  return (
    <>
      <TeamFigures figures={report.total} now={report.now} level={level} />
      <div class="report-questions">
        <Select
          label={words.slice}
          value={slice}
          options={slices.map((each) => ({ value: each, label: words.slices[each] }))}
          onChoose={(chosen) => setSlice(slices.find((each) => each === chosen) ?? slice)}
        />
      </div>
      {slice === "byHour" && (
        <p class="callout">
          {extremes === undefined
            ? words.tooFewHours
            : words.bestAndWorst(
                words.hourOfDay(extremes.best),
                extremes.bestShare,
                words.hourOfDay(extremes.worst),
                extremes.worstShare,
              )}
        </p>
      )}
      {isInTime(slice) && rows.length > 1 && <SlicePlot rows={rows} />}
      <SliceTable
        title={words.slices[slice]}
        rows={rows}
        level={level}
        isQueueOnly={slice === "byHour"}
        fileName={`presently-${report.fromDay}-${report.toDay}-${slice}.csv`}
      />
    </>
  );
}
