import { MAX_COMMENT_CHARS } from "@presently/shared/protocol/clean-text";
import { Component } from "preact";
import type { Texts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";
import { Icon, SEND } from "../ui/Icon.tsx";

const STAR = "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8z";
const SCORES = [1, 2, 3, 4, 5];

interface Props {
  /** What the conversation was given before. */
  readonly score: number | null;
  readonly texts: Texts;
  /** What was given is not stored yet. */
  readonly isSending: boolean;
  /** What was given last was refused; why is said beside it. */
  readonly isRefused: boolean;
  readonly onRate: (score: number, comment?: string) => void;
}

interface State {
  readonly tapped: number | null;
  readonly comment: string;
  readonly isDone: boolean;
}

/** One tap rates; one line may follow. Nothing waits for it. */
export class Rating extends Component<Props, State> {
  override state: State = { tapped: null, comment: "", isDone: false };

  #tap(tapped: number) {
    this.setState({ tapped });
    this.props.onRate(tapped);
  }

  #submit = (event: Event) => {
    event.preventDefault();
    const { tapped, comment } = this.state;
    if (tapped === null || comment.trim() === "") return;
    this.props.onRate(tapped, comment.trim());
    this.setState({ isDone: true });
  };

  override render(props: Props, { tapped, comment, isDone }: State) {
    const { score, isSending, isRefused } = props;
    const { rating, sending } = props.texts;
    const shown = tapped ?? score ?? 0;
    return (
      <section class="card" aria-label={rating.ask}>
        <strong>{rating.ask}</strong>
        <div class="stars">
          {SCORES.map((each) => (
            <button
              key={each}
              type="button"
              class={each <= shown ? "star lit" : "star"}
              aria-label={fill(rating.score, { n: each })}
              aria-pressed={each === shown}
              onClick={() => this.#tap(each)}
            >
              <Icon path={STAR} />
            </button>
          ))}
        </div>
        {isDone && !isRefused ? (
          <p role="status">{isSending ? sending : rating.kept}</p>
        ) : (
          tapped !== null && (
            <form onSubmit={this.#submit}>
              <p>{rating.thanks}</p>
              <div class="field">
                <input
                  type="text"
                  maxLength={MAX_COMMENT_CHARS}
                  placeholder={rating.comment}
                  aria-label={rating.comment}
                  value={comment}
                  onInput={(event) => this.setState({ comment: event.currentTarget.value })}
                />
                <button type="submit" class="send" aria-label={rating.sendComment}>
                  <Icon path={SEND} />
                </button>
              </div>
            </form>
          )
        )}
      </section>
    );
  }
}
