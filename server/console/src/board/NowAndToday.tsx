import type { ComponentChildren, JSX } from "preact";
import { useCallback } from "preact/hooks";
import type { Counts } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { lastDays } from "../reports/report-days.ts";
import { inTime, type Share, shareOf } from "../reports/shares.ts";
import { Age } from "../ui/Age.tsx";
import { useNowMs } from "../ui/now.ts";
import { useAnswer } from "../ui/use-answer.ts";
import type { BoardFilter } from "./board-view.ts";

/** The figures of the reports follow what happens within a minute (RP7); asked for more often they would say the same. */
const COUNTED_EVERY_MS = 60_000;

interface NowAndTodayProps {
  api: Pick<ConsoleApi, "reports">;
  filter: BoardFilter;
  waiting: number;
  longestSinceMs: number | undefined;
  free: number;
  online: number;
  all: number;
}

/** The few figures that one reads from across a room (BO3): the first two and the last as it is now, the others as the reports count today. */
export function NowAndToday(props: NowAndTodayProps): JSX.Element {
  const words = t.board;
  const { counts, hasFailed } = useToday(props);
  return (
    <section aria-label={words.figures}>
      <dl class="board-figures">
        <Big label={words.waitingNow}>{props.waiting}</Big>
        <Big label={words.longest}>
          {props.longestSinceMs === undefined ? (
            words.nothing
          ) : (
            <Age sinceMs={props.longestSinceMs} />
          )}
        </Big>
        <Part
          label={words.inTime}
          share={counts && inTime(counts, "within60s")}
          means={({ of }) => words.inTimeOf(of)}
        />
        <Part
          label={words.promises}
          share={counts && shareOf(counts.keptPromises, counts.decidedPromises)}
          means={({ of }) => words.promisesOf(counts?.keptPromises ?? 0, of)}
        />
        <Big label={words.free} means={words.freeOf(props.online, props.all)}>
          {props.free}
        </Big>
      </dl>
      {hasFailed && (
        <p class="field-hint" role="status">
          {words.notCounted}
        </p>
      )}
    </section>
  );
}

/** What the reports count of today, by the clock of this browser; undefined before it came. */
function useToday({ api, filter }: Pick<NowAndTodayProps, "api" | "filter">): {
  counts: Counts | undefined;
  hasFailed: boolean;
} {
  const { site, department } = filter;
  const atMs = useNowMs(COUNTED_EVERY_MS);
  const { answer, problem } = useAnswer(
    useCallback(async () => {
      const question = { ...lastDays(1, atMs), site, department, language: undefined };
      return { site, department, ...(await api.reports(question)) };
    }, [api, site, department, atMs]),
  );
  // The answer to what was asked before is no answer to this.
  const isOfThis = answer?.site === site && answer?.department === department;
  return {
    counts: isOfThis ? answer?.report.total.counts : undefined,
    hasFailed: problem !== undefined,
  };
}

function Part(props: {
  label: string;
  share: Share | undefined;
  means: (share: Share) => string;
}): JSX.Element {
  const { label, share, means } = props;
  if (share === undefined)
    return (
      <Big label={label} means={t.board.noneYet}>
        {t.board.nothing}
      </Big>
    );
  return (
    <Big label={label} means={means(share)}>
      {t.board.share(share.share)}
    </Big>
  );
}

function Big(props: { label: string; means?: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="panel board-figure">
      <dt>{props.label}</dt>
      <dd class="board-value">{props.children}</dd>
      {props.means !== undefined && <dd class="field-hint">{props.means}</dd>}
    </div>
  );
}
