import { MAX_MESSAGE_CHARS, cleanText } from "@presently/shared/protocol/clean-text";
import { Component, createRef } from "preact";
import type { PanelTexts } from "../i18n/texts.ts";
import { counted } from "../i18n/plural.ts";
import { Icon, SEND } from "./Icon.tsx";

interface Props {
  /** Something goes with the message, which may then be without words. */
  readonly hasMore: boolean | undefined;
  /** What stands in the box; kept by whoever shows it, since it outlives the panel. */
  readonly draft: string;
  readonly placeholder: string;
  readonly texts: PanelTexts;
  /** Counts up whenever the box should take the focus. */
  readonly focusTurn: number;
  readonly onDraft: (text: string) => void;
  /** Sends nothing where neither words are there nor anything that goes with them. */
  readonly onSend: (text: string) => void;
}

/** Where a message is written. Enter sends, Shift+Enter begins a new line; while an input method composes, Enter belongs to it. */
export class Composer extends Component<Props> {
  #box = createRef<HTMLTextAreaElement>();
  #focusTurn = 0;

  override componentDidMount() {
    this.componentDidUpdate();
  }

  override componentDidUpdate() {
    const box = this.#box.current;
    const { focusTurn } = this.props;
    if (!box) return;
    box.style.height = "auto"; // as high as an empty one, without being measured, which lays the whole chat out
    if (this.props.draft) box.style.height = `${box.scrollHeight}px`;
    if (focusTurn !== this.#focusTurn) box.focus({ preventScroll: true });
    this.#focusTurn = focusTurn;
  }

  #send = (event: Event) => {
    event.preventDefault();
    const text = cleanText(this.props.draft);
    if (text.length > MAX_MESSAGE_CHARS) return;
    this.props.onDraft("");
    this.props.onSend(text);
    this.#box.current?.focus();
  };

  #pressed = (event: KeyboardEvent) => {
    const isPlainEnter = event.key === "Enter" && !event.shiftKey && !event.altKey;
    // Safari ends the composition before this Enter; it then still carries the code of a composing key.
    if (isPlainEnter && !event.isComposing && event.keyCode !== 229) this.#send(event);
  };

  override render({ draft, placeholder, texts, hasMore, onDraft }: Props) {
    const { length } = cleanText(draft);
    const isTooLong = length > MAX_MESSAGE_CHARS;
    return (
      <form class="composer" onSubmit={this.#send}>
        <div class="field">
          <textarea
            ref={this.#box}
            rows={1}
            value={draft}
            aria-label={texts.message}
            aria-describedby={isTooLong ? "excess" : undefined}
            aria-invalid={isTooLong}
            placeholder={placeholder}
            dir="auto"
            enterkeyhint="send"
            onInput={(event) => onDraft(event.currentTarget.value)}
            onKeyDown={this.#pressed}
          />
          <button
            type="submit"
            class="send"
            aria-label={texts.send}
            aria-disabled={!(length || hasMore) || isTooLong}
          >
            <Icon path={SEND} />
          </button>
        </div>
        {isTooLong && (
          <p id="excess" class="fault" role="alert">
            {counted(texts.lang, texts.tooLong, length - MAX_MESSAGE_CHARS)}
          </p>
        )}
      </form>
    );
  }
}
