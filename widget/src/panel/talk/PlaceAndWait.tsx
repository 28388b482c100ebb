import type { ComponentChildren } from "preact";
import { Component } from "preact";
import type { ToldQueue } from "./told-queue.ts";
import type { Texts } from "../i18n/texts.ts";
import { toldBound } from "./told-bound.ts";
import type { ToldBound } from "./told-bound.ts";
import { placeSentence, waitSentence } from "./wait-words.ts";

interface Props {
  readonly queue: ToldQueue | null;

  /** It is the visitor's turn: place and wait are over. */
  readonly isCalled: boolean;
  /** The server's clock. Drawn anew every second, but the words change only on the steps, so nothing ticks. */
  readonly nowMs: number;
  readonly texts: Texts;
  /** The ways out, below the words. */
  readonly children?: ComponentChildren;
}

/** The place and the wait, in words. It knows what it told before, for as long as the wait lasts. */
export class PlaceAndWait extends Component<Props> {
  #bound: ToldBound | undefined;

  override render({ queue, isCalled, nowMs, texts, children }: Props) {
    if (queue) this.#bound = toldBound(this.#bound, queue);
    return (
      // Scrolls where the screen is low; then the keys must reach it, and stay in it when the place is told.
      <div class="place" tabIndex={0}>
        {queue ? (
          <>
            {!isCalled && (
              <p>
                <strong>{placeSentence(queue, texts)}</strong>{" "}
                {waitSentence(queue, nowMs, texts, this.#bound?.isLater)}
              </p>
            )}
            {children}
          </>
        ) : (
          <p>{texts.place.joining}</p>
        )}
      </div>
    );
  }
}
