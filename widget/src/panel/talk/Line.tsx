import type { QueueMoved } from "@presently/shared/protocol";
import type { Texts } from "../i18n/en.ts";
import { offersWayOut, placeSentence, waitSentence } from "./wait-words.ts";

interface Props {
  readonly queue: QueueMoved | null;
  /** The server's clock. Drawn anew every second, but the words change only on the steps, so nothing ticks. */
  readonly nowMs: number;
  readonly texts: Texts;
  readonly onWayOut: (() => void) | undefined;
}

/** The place and the wait, in words. */
export function Line({ queue, nowMs, texts, onWayOut }: Props) {
  if (queue === null) return <p class="line">{texts.line.joining}</p>;
  return (
    <div class="line">
      <p>
        <strong>{placeSentence(queue.place, texts)}</strong> {waitSentence(queue, nowMs, texts)}
      </p>
      {onWayOut && offersWayOut(queue, nowMs) && (
        <button type="button" class="secondary" onClick={onWayOut}>
          {texts.line.wayOut}
        </button>
      )}
    </div>
  );
}
