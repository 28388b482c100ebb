import { MAX_COMMENT_CHARS } from "@presently/shared/protocol/clean-text";
import { useState } from "preact/hooks";
import type { Texts } from "../i18n/en.ts";
import { fill } from "../i18n/plural.ts";
import { Icon } from "./Icon.tsx";

const SCORES = [1, 2, 3, 4, 5];

interface Props {
  readonly score: number | null;
  readonly texts: Texts;
  readonly onRate: (score: number, comment?: string) => void;
}

/** One tap rates; one line may follow. Nothing waits for it. */
export function Rating({ score, texts, onRate }: Props) {
  const { rating } = texts;
  const [tapped, setTapped] = useState(score);
  const [comment, setComment] = useState("");
  const [isDone, setDone] = useState(false);
  const shown = tapped ?? score;

  return (
    <section class="card rating" aria-label={rating.ask}>
      <p>
        <strong>{rating.ask}</strong>
      </p>
      <div class="stars">
        {SCORES.map((each) => (
          <button
            key={each}
            type="button"
            class={shown !== null && each <= shown ? "star lit" : "star"}
            aria-label={fill(rating.score, { n: each })}
            aria-pressed={each === shown}
            onClick={() => {
              setTapped(each);
              onRate(each);
            }}
          >
            <Icon name="star" />
          </button>
        ))}
      </div>
      {tapped !== null && !isDone && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (comment.trim() === "") return;
            onRate(tapped, comment.trim());
            setDone(true);
          }}
        >
          <p>{rating.thanks}</p>
          <div class="field">
            <input
              type="text"
              maxLength={MAX_COMMENT_CHARS}
              placeholder={rating.comment}
              aria-label={rating.comment}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
            <button type="submit" class="send" aria-label={rating.sendComment}>
              <Icon name="send" />
            </button>
          </div>
        </form>
      )}
      {isDone && <p role="status">{rating.kept}</p>}
    </section>
  );
}
