/** @jsxImportSource #lent */
import type { VNode } from "preact";
import type { AfterProps, AfterState, Change } from "./after-state.ts";
import { nextAsk } from "./next-ask.ts";
import { rating } from "./Rating.tsx";
import { transcript } from "./Transcript.tsx";

/** The end of a chat: one thing that is asked, and what the visitor may do with what was said. */
export function atEnd(props: AfterProps, state: AfterState, change: Change): VNode {
  const ask = nextAsk(props.view, props.serverNowMs, state.isSkipped);
  return (
    <div>
      {ask === "solved" && solved(props, change)}
      {ask === "rating" && rating(props, state, change)}
      {transcript(props, state, change)}
      {forget(props, state, change)}
    </div>
  );
}

/** Whether it was solved (M9): "no" opens the chat again, so nothing else need be found for it. */
function solved({ texts, give, underWay }: AfterProps, change: Change): VNode {
  const { ask, yes, no, skip } = texts.solved;
  const isSending = underWay.includes("solution.answer");
  const answer = (words: string, isSolved: boolean) => (
    <button
      type="button"
      class="secondary"
      aria-disabled={isSending}
      onClick={() => isSending || give({ type: "solution.answer", isSolved })}
    >
      {words}
    </button>
  );
  return (
    <section class="card" aria-label={ask}>
      <strong>{ask}</strong>
      <div class="choices">
        {answer(yes, true)}
        {answer(no, false)}
        <button type="button" class="quiet" onClick={() => change({ isSkipped: true })}>
          {skip}
        </button>
      </div>
    </section>
  );
}

/** At the end of a thread the question opens below what is seen. */
const bringIntoView = (node: Element | null) => node?.scrollIntoView({ block: "nearest" });

/** For shared computers: this browser forgets the chat, after one question. The first button stays where it is, so the focus has a place. */
function forget(
  { texts, forget: onForget }: AfterProps,
  { isForgetAsked }: AfterState,
  change: Change,
): VNode {
  const { offer, meaning, confirm } = texts.forget;
  return (
    <div class="forget">
      <button
        type="button"
        class="inline"
        aria-expanded={isForgetAsked}
        onClick={() => change({ isForgetAsked: !isForgetAsked })}
      >
        {offer}
      </button>
      {isForgetAsked && (
        <div class="card" ref={bringIntoView}>
          <p>{meaning}</p>
          <button type="button" class="secondary" onClick={onForget}>
            {confirm}
          </button>
        </div>
      )}
    </div>
  );
}
