import type { ComponentChildren, JSX } from "preact";
import type { Figures, Report, Spread } from "@presently/shared/protocol";
import { reportsWords } from "../i18n/reports.ts";
import { Figure } from "../ui/Figure.tsx";
import { useNowMs } from "../ui/now.ts";
import { FigureGroup } from "./FigureGroup.tsx";
import { WorkFigures } from "./WorkFigures.tsx";
import { inTime, type Level, type Share, shareOf } from "./shares.ts";

const words = reportsWords;

/** The team's figures, each with its definition beside it. */
export function TeamFigures(props: {
  figures: Figures;
  now: Report["now"];
  level: Level;
}): JSX.Element {
  const { counts, spreads } = props.figures;
  const { figures: of } = words;
  const { offered, shortAbandoned, decidedRanges, keptRanges } = counts;
  return (
    <>
      <FigureGroup title={words.groups.queue}>
        <Counted label={of.offered.label} count={offered} means={of.offered.means} />
        <Counted label={of.answered.label} count={counts.answered} means={of.answered.means} />
        <Figure
          label={of.abandoned.label}
          value={String(counts.abandoned)}
          means={`${of.abandoned.short(shortAbandoned)} ${of.abandoned.means}`}
        />
        <Counted
          label={of.leftMessage.label}
          count={counts.leftMessage}
          means={of.leftMessage.means}
        />
        <Shared
          label={of.inTime.label}
          share={inTime(counts, props.level)}
          means={of.inTime.means(words.levels[props.level])}
        />
        <Spanned label={of.wait.label} spread={spreads.wait} means={of.wait.means} />
        <Shared
          label={of.rangesHeld.label}
          share={shareOf(keptRanges, decidedRanges)}
          means={of.rangesHeld.means}
        />
        <LongestNow now={props.now} />
      </FigureGroup>
      <Answers figures={props.figures}>
        <Shared
          label={of.promisesKept.label}
          share={shareOf(counts.keptPromises, counts.decidedPromises)}
          means={of.promisesKept.means}
        />
        <Shared
          label={of.transfers.label}
          share={undefined}
          value={ratio(counts.transfers, counts.answered)}
          means={of.transfers.means}
        />
      </Answers>
      <WorkFigures work={props.figures.work} nothing={words.work.noTeam} />
      <Outcome figures={props.figures}>
        <Shared
          label={of.reContacts.label}
          share={shareOf(counts.reContacts, counts.conversations)}
          means={of.reContacts.means}
        />
      </Outcome>
    </>
  );
}

/** An agent's own: nothing of the queue, which is nobody's doing alone. */
export function OwnFigures({ figures }: { figures: Figures }): JSX.Element {
  const { figures: of } = words;
  return (
    <>
      <Answers figures={figures}>
        <Counted
          label={of.accepted.label}
          count={figures.counts.answered}
          means={of.accepted.means}
        />
        <Counted
          label={of.transfers.label}
          count={figures.counts.transfers}
          means={of.transfers.mine}
        />
      </Answers>
      <WorkFigures work={figures.work} nothing={words.work.noOwn} isOwn />
      <Outcome figures={figures} />
    </>
  );
}

function Answers(props: { figures: Figures; children: ComponentChildren }): JSX.Element {
  const { spreads } = props.figures;
  const { figures: of } = words;
  const { replyGap } = spreads;
  return (
    <FigureGroup title={words.groups.answers}>
      <Spanned label={of.greeted.label} spread={spreads.greeted} means={of.greeted.means} />
      <Spanned
        label={of.firstResponse.label}
        spread={spreads.firstResponse}
        means={of.firstResponse.means}
      />
      <Figure
        label={of.replyGap.label}
        value={replyGap === null ? words.none : words.span(replyGap.p90Ms)}
        means={`${
          replyGap === null
            ? ""
            : of.replyGap.rest(
                words.span(replyGap.p50Ms),
                words.span(replyGap.p95Ms),
                replyGap.count,
              )
        } ${of.replyGap.means}`}
      />
      <Spanned
        label={of.handleTime.label}
        spread={spreads.handleTime}
        means={of.handleTime.means}
      />
      <Spanned label={of.wrapUp.label} spread={spreads.wrapUp} means={of.wrapUp.means} />
      {props.children}
    </FigureGroup>
  );
}

function Outcome(props: { figures: Figures; children?: ComponentChildren }): JSX.Element {
  const { counts, spreads } = props.figures;
  const { figures: of } = words;
  const { ended, solved, notSolved, rated, satisfied } = counts;
  const unknown = ended - solved - notSolved;
  const rating = of.satisfaction.rated(rated, ended === 0 ? 0 : rated / ended);
  return (
    <FigureGroup title={words.groups.outcome}>
      <Shared label={of.solved.label} share={shareOf(solved, ended)} means={of.solved.means} />
      <Shared
        label={of.notSolved.label}
        share={shareOf(notSolved, ended)}
        means={of.notSolved.means}
      />
      <Shared label={of.unknown.label} share={shareOf(unknown, ended)} means={of.unknown.means} />
      <Spanned
        label={of.resolution.label}
        spread={spreads.resolution}
        means={of.resolution.means}
      />
      <Shared
        label={of.satisfaction.label}
        share={shareOf(satisfied, rated)}
        means={`${rating} ${of.satisfaction.means}`}
      />
      {props.children}
    </FigureGroup>
  );
}

function LongestNow({ now }: { now: Report["now"] }): JSX.Element {
  const of = words.figures.waitingNow;
  const nowMs = useNowMs();
  const value =
    now.longestSinceMs === null ? words.none : words.span(Math.max(0, nowMs - now.longestSinceMs));
  return <Figure label={of.label} value={value} means={`${of.waiting(now.waiting)} ${of.means}`} />;
}

function Counted(props: { label: string; count: number; means: string }): JSX.Element {
  return <Figure label={props.label} value={String(props.count)} means={props.means} />;
}

/** A share with how many stand behind it; `value` in the place of one that is no share. */
function Shared(props: {
  label: string;
  share: Share | undefined;
  value?: string;
  means: string;
}): JSX.Element {
  const { share, value = share === undefined ? words.none : words.percent(share.share) } = props;
  const behind =
    share === undefined ? "" : `${words.partOf(Math.round(share.share * share.of), share.of)} `;
  return <Figure label={props.label} value={value} means={`${behind}${props.means}`} />;
}

/** The median, and beside it how far it spreads: a mean alone hides who waited long. */
function Spanned(props: { label: string; spread: Spread | null; means: string }): JSX.Element {
  const { spread } = props;
  if (spread === null) return <Figure label={props.label} value={words.none} means={props.means} />;
  const [p50, p90, p95, mean] = [spread.p50Ms, spread.p90Ms, spread.p95Ms, spread.meanMs].map(
    (ms) => words.span(ms),
  );
  return (
    <Figure
      label={props.label}
      value={p50 ?? ""}
      means={`${words.spread(p90 ?? "", p95 ?? "", mean ?? "", spread.count)} ${props.means}`}
    />
  );
}

function ratio(part: number, of: number): string {
  return of === 0 ? words.none : (part / of).toFixed(2);
}
