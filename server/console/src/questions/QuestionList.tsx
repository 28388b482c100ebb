import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Question } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { AddQuestion } from "./AddQuestion.tsx";
import { openOf } from "./open-questions.ts";
import type { QuestionActs } from "./question-acts.ts";
import { QuestionRow } from "./QuestionRow.tsx";

interface QuestionListProps {
  questions: readonly Question[];
  /** How often the list was asked for: each time it opens and takes the focus. */
  askedFor: number;
  acts: QuestionActs;
  onCheck: ((question: Question) => void) | undefined;
}

/**
 * What the visitor asked, above the composer, to be ticked off (M6). Open by itself while something is open, else as the agent left it; where
 * nothing was asked it takes no room until it is asked for. Escape leads back to the composer.
 */
export function QuestionList(props: QuestionListProps): JSX.Element | null {
  const { askedFor, acts } = props;
  const words = t.questions;
  const questions = props.questions.filter(({ state }) => state !== "merged");
  const open = openOf(questions);
  const [chosen, setChosen] = useState<boolean>();
  const list = useRef<HTMLElement>(null);
  const head = useRef<HTMLButtonElement>(null);
  const isUnfolded = chosen ?? open.length > 0;
  const askedBefore = useRef(askedFor);
  useEffect(() => {
    if (askedFor === askedBefore.current) return;
    askedBefore.current = askedFor;
    setChosen(true);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(".is-open input, .question-add .input")?.focus(),
    );
  }, [askedFor]);
  if (questions.length === 0 && chosen !== true) return null;
  return (
    <section
      ref={list}
      class="questions"
      aria-labelledby="questions-title"
      onFocusIn={() => setChosen(isUnfolded)} // it does not fold up under who works in it
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        if (questions.length === 0) setChosen(undefined);
        backToWriting();
      }}
    >
      <h2 class="questions-head">
        <button
          ref={head}
          type="button"
          id="questions-title"
          aria-expanded={isUnfolded}
          onClick={() => setChosen(!isUnfolded)}
        >
          {open.length > 0 ? words.open(open.length) : words.noneOpen}
        </button>
      </h2>
      {isUnfolded && (
        <div class="questions-body">
          {questions.length > 0 && (
            <ul>
              {questions.map((question) => (
                <QuestionRow
                  key={question.number}
                  question={question}
                  others={open.filter(({ number }) => number !== question.number)}
                  acts={acts}
                  onCheck={props.onCheck}
                  onLeft={() => head.current?.focus()}
                />
              ))}
              {props.questions.map(({ number, text, state, into }) =>
                state === "merged" ? (
                  <MergedRow
                    key={number}
                    text={text}
                    same={props.questions.find((other) => other.number === into)?.text ?? ""}
                    onSeparate={() => {
                      void acts.mark(number, "open");
                      head.current?.focus();
                    }}
                  />
                ) : null,
              )}
            </ul>
          )}
          <AddQuestion onAdd={acts.add} />
        </div>
      )}
    </section>
  );
}

/** A question that is one with another: a press by mistake is taken back (QU5). */
function MergedRow(props: { text: string; same: string; onSeparate: () => void }): JSX.Element {
  const words = t.questions;
  return (
    <li class="question is-dismissed">
      <span class="question-text">
        <span dir="auto">{props.text}</span>{" "}
        <span class="question-said" dir="auto">
          {words.mergedInto(props.same)}
        </span>
      </span>
      <button
        type="button"
        class="link-button"
        aria-label={words.separateOf(props.text)}
        onClick={props.onSeparate}
      >
        {words.separate}
      </button>
    </li>
  );
}

/** To the field that is written in, or to the title where nothing can be written. */
function backToWriting(): void {
  const field = document.querySelector<HTMLElement>(".composer-field");
  (field ?? document.getElementById("thread-title"))?.focus();
}
