import type { CommandId } from "@presently/shared/protocol";
import type { ComponentChildren } from "preact";
import { Component, createRef } from "preact";
import type { Texts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";
import type { ThreadItem } from "./thread.ts";
import { Gift } from "./Gift.tsx";
import { Message, Pending } from "./Message.tsx";

/** Closer than this to its end the thread follows new messages, in px. */
const NEAR_END_PX = 60;
/** Room for the line around what has the focus, in px. */
const FOCUS_PX = 8;

interface Props {
  readonly items: readonly ThreadItem[];
  readonly hasEarlier: boolean;
  readonly typingName: string | undefined;
  readonly texts: Texts;
  readonly onEarlier: () => void;
  readonly onRetry: (id: CommandId) => void;
  readonly onRemove: (id: CommandId) => void;
  /** What comes after the newest line, such as the rating. */
  readonly children?: ComponentChildren;
}

interface State {
  /** The visitor has scrolled back. */
  readonly isAway: boolean;
}

/**
 * The messages. A log by role, but not a live one: some screen readers read the whole of it again on every addition, so news is spoken by
 * a node of its own. It stays at its end unless the visitor has scrolled back, and does not move when earlier messages come. The way back to its end
 * has a row of its own below it: whatever lay over the messages would hide one, or a short answer (TH1).
 */
export class Thread extends Component<Props, State> {
  override state: State = { isAway: false };
  #box = createRef<HTMLDivElement>();
  #resized: ResizeObserver | undefined;
  #firstKey: string | undefined;
  #newestPending: string | undefined;
  #heightPx = 0;

  override componentDidMount() {
    // The keyboard of a phone makes the thread lower; what was at its end stays there.
    this.#resized = new ResizeObserver(() => this.state.isAway || this.#toEnd());
    if (this.#box.current) this.#resized.observe(this.#box.current);
    this.componentDidUpdate();
  }

  override componentDidUpdate() {
    const { items } = this.props;
    const box = this.#box.current;
    const firstKey = items.find((item) => item.kind !== "day")?.key;
    const newestPending = items.findLast((item) => item.kind === "pending")?.key;
    const hasWritten = newestPending !== undefined && newestPending !== this.#newestPending;
    if (!this.state.isAway || hasWritten) this.#toEnd();
    else if (box && firstKey !== this.#firstKey) box.scrollTop += box.scrollHeight - this.#heightPx;
    this.#firstKey = firstKey;
    this.#newestPending = newestPending;
    this.#heightPx = box?.scrollHeight ?? 0;
    this.#scrolled(); // what is in it may have become lower, of which no scrolling tells
  }

  override componentWillUnmount() {
    this.#resized?.disconnect();
  }

  /** But what has the focus in it, such as a field that is wrong, stays in sight (SC5). */
  #toEnd = () => {
    const box = this.#box.current;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    const topOf = (node: Element) => node.getBoundingClientRect().top;
    const focused = box.querySelector(":focus");
    if (focused) box.scrollTop += Math.min(0, topOf(focused) - topOf(box) - FOCUS_PX);
  };

  /** The button that was pressed goes: the focus stays in the chat (AC7). */
  #follow = () => {
    this.#toEnd();
    this.#box.current?.focus();
  };

  #scrolled = () => {
    const box = this.#box.current;
    if (!box?.clientHeight) return; // hidden
    const isAway = box.scrollHeight - box.scrollTop - box.clientHeight > NEAR_END_PX;
    if (isAway !== this.state.isAway) this.setState({ isAway });
  };

  override render(props: Props, { isAway }: State) {
    const { texts, typingName } = props;
    return (
      <div class="thread-box">
        <div
          class="thread"
          ref={this.#box}
          onScroll={this.#scrolled}
          tabIndex={0}
          role="log"
          aria-live="off"
          aria-label={texts.log}
        >
          {props.hasEarlier && (
            <button type="button" class="quiet earlier" onClick={props.onEarlier}>
              {texts.earlier}
            </button>
          )}
          <ol role="list">
            {props.items.map((item) => (
              <ThreadLine key={item.key} item={item} {...props} />
            ))}
          </ol>
          {typingName && <p class="typing">{fill(texts.typing, { name: typingName })}</p>}
          {props.children}
        </div>
        {isAway && (
          <button type="button" class="quiet to-end" onClick={this.#follow}>
            {texts.newest}
          </button>
        )}
      </div>
    );
  }
}

function ThreadLine({ item, texts, onRetry, onRemove }: Props & { readonly item: ThreadItem }) {
  switch (item.kind) {
    case "message":
      return <Message item={item} texts={texts} />;
    case "pending":
      return <Pending item={item} texts={texts} onRetry={onRetry} onRemove={onRemove} />;
    case "gift":
      return <Gift item={item} texts={texts} />;
    case "extra":
      return <li>{item.extras}</li>;
    case "note":
    case "day":
      return (
        <li class="note" dir="auto">
          {item.text}
        </li>
      );
  }
}
