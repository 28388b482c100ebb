import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { EffortAnswer } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { useNowMs } from "../ui/now.ts";
import { pauseDue } from "./pause-due.ts";

interface EffortBarsProps {
  effort: EffortAnswer;
  onBreak: () => void;
}

/** What protects an agent, told to them alone: that a pause is due (LP2), and that others come first after hard chats (LP4). */
export function EffortBars({ effort, onBreak }: EffortBarsProps): JSX.Element {
  const nowMs = useNowMs(5000);
  const [laterFromMs, setLater] = useState<number | undefined>(undefined);
  const [knowsEased, setKnows] = useState(false);
  const afterMs = pauseDue(effort, laterFromMs, nowMs);
  if (!effort.isEased && knowsEased) setKnows(false);
  return (
    <>
      {afterMs !== undefined && (
        <p class="connection-bar is-calm" role="status" tabIndex={-1}>
          <span>{t.effort.pause(afterMs)}</span>
          <button type="button" class="button is-small" onClick={onBreak}>
            {t.effort.takeBreak}
          </button>
          <button type="button" class="link-button" onClick={() => setLater(nowMs)}>
            {t.effort.later}
          </button>
        </p>
      )}
      {effort.isEased && !knowsEased && (
        <p class="connection-bar is-calm" role="status" tabIndex={-1}>
          <span>{t.effort.eased}</span>
          <button type="button" class="link-button" onClick={() => setKnows(true)}>
            {t.effort.dismiss}
          </button>
        </p>
      )}
    </>
  );
}
