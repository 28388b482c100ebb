import type { QueueMoved } from "@presently/shared/protocol";
import { useEffect, useState } from "preact/hooks";
import type { Texts } from "../i18n/en.ts";
import { offersWayOut, placeSentence, waitSentence } from "../wait-words.ts";

interface Props {
  readonly queue: QueueMoved | null;
  readonly nowMs: () => number;
  readonly texts: Texts;
  readonly onWayOut: (() => void) | undefined;
}

/** The place and the wait, in words. Counts down by itself; the words change only on the steps, so nothing ticks. */
export function Line({ queue, nowMs, texts, onWayOut }: Props) {
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((turn) => turn + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (queue === null) return <p class="line">{texts.line.joining}</p>;
  const now = nowMs();
  return (
    <div class="line">
      <p>
        <strong>{placeSentence(queue.place, texts)}</strong> {waitSentence(queue, now, texts)}
      </p>
      {onWayOut && offersWayOut(queue, now) && (
        <button type="button" class="secondary" onClick={onWayOut}>
          {texts.line.wayOut}
        </button>
      )}
    </div>
  );
}
