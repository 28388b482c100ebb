import { Component } from "preact";
import type { ToldQueue } from "../picture.ts";
import type { Texts } from "../i18n/texts.ts";
import { toldBound } from "./told-bound.ts";
import type { ToldBound } from "./told-bound.ts";
import { offersWayOut, placeSentence, waitSentence } from "./wait-words.ts";

interface Props {
  readonly queue: ToldQueue | null;
  /** From which wait on a way out is offered; undefined = the usual one. */
  readonly limitMs: number | undefined;
  /** The server's clock. Drawn anew every second, but the words change only on the steps, so nothing ticks. */
  readonly nowMs: number;
  readonly texts: Texts;
  readonly onWayOut: (() => void) | undefined;
}

/** The place and the wait, in words. It knows what it told before, for as long as the wait lasts. */
export class PlaceAndWait extends Component<Props> {
  #bound: ToldBound | undefined;

  override render({ queue, nowMs, limitMs, texts, onWayOut }: Props) {
    if (queue === null) return <p class="place">{texts.place.joining}</p>;
    this.#bound = toldBound(this.#bound, queue);
    return (
      <div class="place">
        <p>
          <strong>{placeSentence(queue, texts)}</strong>{" "}
          {waitSentence(queue, nowMs, texts, this.#bound?.isLater)}
        </p>
        {onWayOut && offersWayOut(queue, nowMs, limitMs) && (
          <button type="button" class="secondary" onClick={onWayOut}>
            {texts.place.wayOut}
          </button>
        )}
      </div>
    );
  }
}
