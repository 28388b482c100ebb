import type { JSX } from "preact";
import type { DepartmentWaitScore } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Each figure with what it means beside it: a number that everybody reads differently helps nobody. */
export function Figures({ score }: { score: DepartmentWaitScore }): JSX.Element {
  const words = t.promisedWaits.figures;
  const { percent, span, signed } = t.promisedWaits;
  const { decided, promised, waits, keptShare, lateShare, widthMs, biasMs } = score;
  const { refusals, refusalsInVain } = score;
  return (
    <dl class="report-figures">
      <Figure
        label={words.kept}
        value={keptShare}
        show={percent}
        means={words.keptMeans(decided)}
      />
      <Figure label={words.late} value={lateShare} show={percent} means={words.lateMeans} />
      <Figure label={words.width} value={widthMs} show={span} means={words.widthMeans(promised)} />
      <Figure label={words.bias} value={biasMs} show={signed} means={words.biasMeans} />
      <Figure
        label={words.refusals}
        value={refusals}
        show={String}
        means={words.refusalsMeans(waits, refusalsInVain)}
      />
    </dl>
  );
}

interface FigureProps {
  label: string;
  /** Null where nothing says anything yet. */
  value: number | null;
  show: (value: number) => string;
  means: string;
}

function Figure({ label, value, show, means }: FigureProps): JSX.Element {
  return (
    <div class="panel report-figure">
      <dt>{label}</dt>
      <dd class="report-value">{value === null ? t.promisedWaits.none : show(value)}</dd>
      <dd class="field-hint">{means}</dd>
    </div>
  );
}
