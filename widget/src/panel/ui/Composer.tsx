import { MAX_MESSAGE_CHARS, cleanText } from "@presently/shared/protocol/clean-text";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Texts } from "../i18n/en.ts";
import { counted } from "../i18n/plural.ts";
import { Icon } from "./Icon.tsx";

interface Props {
  readonly draft: string;
  readonly placeholder: string;
  readonly texts: Texts;
  /** Counts up whenever the box should take the focus. */
  readonly focusTurn: number;
  readonly onDraft: (text: string) => void;
  readonly onTyping: () => void;
  readonly onSend: (text: string) => void;
}

/** Where a message is written. Enter sends, Shift+Enter begins a new line; while an input method composes, Enter belongs to it. */
export function Composer({ draft, placeholder, texts, focusTurn, onDraft, onTyping, onSend }: Props) {
  const [text, setText] = useState(draft);
  const box = useRef<HTMLTextAreaElement>(null);
  const clean = cleanText(text);
  const excess = clean.length - MAX_MESSAGE_CHARS;

  useEffect(() => setText(draft), [draft]);
  useEffect(() => {
    if (focusTurn > 0) box.current?.focus({ preventScroll: true });
  }, [focusTurn]);
  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    node.style.height = "auto";
    node.style.height = `${node.scrollHeight}px`;
  }, [text]);

  function change(value: string) {
    setText(value);
    onDraft(value);
    if (value !== "") onTyping();
  }

  function send() {
    if (clean === "" || excess > 0) return;
    onSend(clean);
    setText("");
    onDraft("");
    box.current?.focus();
  }

  function pressed(event: KeyboardEvent) {
    const isPlainEnter = event.key === "Enter" && !event.shiftKey && !event.altKey;
    // Safari ends the composition before this Enter; it then still carries the code of a composing key.
    if (!isPlainEnter || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="field">
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={texts.message}
          aria-describedby={excess > 0 ? "excess" : undefined}
          aria-invalid={excess > 0}
          placeholder={placeholder}
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={pressed}
        />
        <button
          type="submit"
          class="send"
          aria-label={texts.send}
          aria-disabled={clean === "" || excess > 0}
        >
          <Icon name="send" />
        </button>
      </div>
      {excess > 0 && (
        <p id="excess" class="fault" role="alert">
          {counted(texts.lang, texts.tooLong, excess)}
        </p>
      )}
    </form>
  );
}
