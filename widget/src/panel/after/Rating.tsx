/** @jsxImportSource #lent */
import type { VNode } from "preact";
import type { AfterProps, AfterState, Change } from "./after-state.ts";

const STAR = "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8z";
const SEND = "M4 12l16-8-6 16-3-7z";
const SCORES = [1, 2, 3, 4, 5];

const icon = (path: string) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);

/** One tap rates; one line may follow. Nothing waits for it. */
export function rating(
  { view, texts, maxComment, underWay, give }: AfterProps,
  { tapped, comment, isDone, refused }: AfterState,
  change: Change,
): VNode {
  const words = texts.rating;
  const shown = tapped ?? view.ratingScore ?? 0;
  const said = comment.trim();
  return (
    <section class="card" aria-label={words.ask}>
      <strong>{words.ask}</strong>
      <div class="stars">
        {SCORES.map((score) => (
          <button
            key={score}
            type="button"
            class={score <= shown ? "star lit" : "star"}
            aria-label={words.score.replace("{n}", String(score))}
            aria-pressed={score === shown}
            onClick={() => {
              change({ tapped: score });
              give({ type: "rating.give", score });
            }}
          >
            {icon(STAR)}
          </button>
        ))}
      </div>
      {isDone && !refused.includes("rating.give") ? (
        <p role="status">{underWay.includes("rating.give") ? words.sending : words.kept}</p>
      ) : (
        tapped !== null && (
          <form
            onSubmit={(event: Event) => {
              event.preventDefault();
              if (said === "") return;
              give({ type: "rating.give", score: tapped, comment: said });
              change({ isDone: true });
            }}
          >
            <p>{words.thanks}</p>
            <div class="field">
              <input
                type="text"
                maxLength={maxComment}
                placeholder={words.comment}
                aria-label={words.comment}
                value={comment}
                onInput={(event) => change({ comment: event.currentTarget.value })}
              />
              <button type="submit" class="send" aria-label={words.sendComment}>
                {icon(SEND)}
              </button>
            </div>
          </form>
        )
      )}
    </section>
  );
}
