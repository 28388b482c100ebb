import type { JSX } from "preact";
import type { DepartmentWaitScore } from "@presently/shared/protocol";
import { promisedWaitsWords } from "../i18n/promised-waits.ts";
import { Figure } from "../ui/Figure.tsx";

/** The figures of one department's score. */
export function Figures({ score }: { score: DepartmentWaitScore }): JSX.Element {
  const words = promisedWaitsWords.figures;
  const { percent, span, signed } = promisedWaitsWords;
  const { decided, promised, waits, keptShare, boundShare, lateShare, widthMs, biasMs } = score;
  const { refusals, refusalsInVain } = score;
  return (
    <dl class="report-figures">
      <Figure
        label={words.kept}
        value={shown(keptShare, percent)}
        means={words.keptMeans(decided)}
      />
      <Figure label={words.bound} value={shown(boundShare, percent)} means={words.boundMeans} />
      <Figure label={words.late} value={shown(lateShare, percent)} means={words.lateMeans} />
      <Figure label={words.width} value={shown(widthMs, span)} means={words.widthMeans(promised)} />
      <Figure label={words.bias} value={shown(biasMs, signed)} means={words.biasMeans} />
      <Figure
        label={words.refusals}
        value={String(refusals)}
        means={words.refusalsMeans(waits, refusalsInVain)}
      />
    </dl>
  );
}

/** Null where nothing says anything yet. */
function shown(value: number | null, show: (value: number) => string): string {
  return value === null ? promisedWaitsWords.none : show(value);
}
