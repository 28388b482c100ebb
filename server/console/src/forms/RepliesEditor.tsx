import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { MAX_REPLIES, MAX_REPLY_CHARS } from "@presently/shared/protocol/form-limits";
import { t } from "../i18n/index.ts";
import { CloseIcon } from "../ui/icons.tsx";

interface RepliesEditorProps {
  replies: readonly string[];
  /** Undefined: none are offered any more. */
  onReplies: (replies: readonly string[] | undefined) => void;
  /** True from the agent's own press that adds one until the caret is in it: what a draft or another tab brings takes no focus. */
  isAdding: RefObject<boolean>;
}

/** The short answers that go with the next message (QR1). Enter leads to the next one, and never sends the message. */
export function RepliesEditor({ replies, onReplies, isAdding }: RepliesEditorProps): JSX.Element {
  const words = t.forms.replies;
  const list = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (!isAdding.current) return;
    isAdding.current = false;
    list.current?.querySelectorAll("input")[replies.length - 1]?.focus();
  }, [replies.length, isAdding]);
  const mayAdd = replies.length < MAX_REPLIES;
  const add = (): void => {
    isAdding.current = true;
    onReplies([...replies, ""]);
  };
  const remove = (at: number): void => {
    const left = replies.filter((_, place) => place !== at);
    onReplies(left.length === 0 ? undefined : left);
    list.current?.querySelectorAll("input")[Math.max(0, at - 1)]?.focus();
  };
  return (
    <fieldset class="offered-replies" ref={list} aria-describedby="replies-hint">
      <legend class="only-for-readers">{words.open}</legend>
      {replies.map((reply, at) => (
        // By their places: they are told apart by nothing else.
        <span class="offered-reply" key={at}>
          <input
            type="text"
            class="input"
            dir="auto"
            autocomplete="off"
            aria-label={words.label(at + 1)}
            placeholder={words.label(at + 1)}
            maxLength={MAX_REPLY_CHARS}
            value={reply}
            onInput={({ currentTarget: { value } }) =>
              onReplies(replies.map((each, place) => (place === at ? value : each)))
            }
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.isComposing) return;
              event.preventDefault();
              const next = list.current?.querySelectorAll("input")[at + 1];
              if (next !== undefined) next.focus();
              else if (mayAdd && reply.trim() !== "") add();
            }}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={words.remove(at + 1)}
            onClick={() => remove(at)}
          >
            <CloseIcon />
          </button>
        </span>
      ))}
      {mayAdd && (
        <button type="button" class="button is-small is-quiet" onClick={add}>
          {words.add}
        </button>
      )}
      <p class="field-hint" id="replies-hint">
        {words.hint(MAX_REPLIES)}
      </p>
    </fieldset>
  );
}
