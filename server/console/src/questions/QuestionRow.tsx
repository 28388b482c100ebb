import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Question } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import type { QuestionActs } from "./question-acts.ts";

interface QuestionRowProps {
  question: Question;
  /** The other open ones, which it may ask the same as (QU5). */
  others: readonly Question[];
  acts: QuestionActs;
  /** Promises an answer to it; undefined where none can be promised. */
  onCheck: ((question: Question) => void) | undefined;
  /** Something was said whose button goes with it: the keyboard goes on elsewhere. */
  onLeft: () => void;
}

/** One question: ticked when it is answered, and what else can be said of it. */
export function QuestionRow(props: QuestionRowProps): JSX.Element {
  const { question, acts } = props;
  const { number, text, state } = question;
  const words = t.questions;
  /** What the agent has just said, until the desk has answered: refused, the box goes back to what the desk knows. */
  const [isSaid, setSaid] = useState<boolean>();
  if (state === "dismissed")
    return (
      <li class="question is-dismissed">
        <span class="question-text">
          <s dir="auto">{text}</s> <span class="question-said">{words.dismissed}</span>
        </span>
        <button
          type="button"
          class="link-button"
          aria-label={words.restoreOf(text)}
          onClick={() => {
            void acts.mark(number, "open");
            props.onLeft();
          }}
        >
          {words.restore}
        </button>
      </li>
    );
  return (
    <li class={`question is-${state}`}>
      <label class="question-tick">
        <input
          type="checkbox"
          checked={isSaid ?? state === "answered"}
          aria-label={words.answered(text)}
          onChange={({ currentTarget }) => {
            const isAnswered = currentTarget.checked;
            setSaid(isAnswered);
            void acts.mark(number, isAnswered ? "answered" : "open").then(() => setSaid(undefined));
          }}
        />
        <span class="question-text" dir="auto">
          {text}
        </span>
      </label>
      {state === "open" && <OpenActs {...props} />}
    </li>
  );
}

function OpenActs({ question, others, acts, onCheck, onLeft }: QuestionRowProps): JSX.Element {
  const { number, text } = question;
  const words = t.questions;
  const [hasMore, setMore] = useState(false);
  const leave = (said: Promise<void>): void => {
    void said;
    onLeft();
  };
  return (
    <span class="question-acts">
      {onCheck !== undefined && (
        <button
          type="button"
          class="button is-small"
          aria-label={words.checkOf(text)}
          onClick={() => onCheck(question)}
        >
          {words.check}
        </button>
      )}
      <button
        type="button"
        class="button is-small"
        aria-label={words.moreOf(text)}
        aria-expanded={hasMore}
        onClick={() => setMore(!hasMore)}
      >
        {words.more}
      </button>
      {hasMore && (
        <span class="question-more">
          <button
            type="button"
            class="button is-small"
            onClick={() => leave(acts.mark(number, "dismissed"))}
          >
            {words.dismiss}
          </button>
          {others.map((other) => (
            <button
              key={other.number}
              type="button"
              class="button is-small question-same"
              onClick={() => leave(acts.merge(number, other.number))}
            >
              <bdi>{words.sameAs(other.text)}</bdi>
            </button>
          ))}
        </span>
      )}
    </span>
  );
}
