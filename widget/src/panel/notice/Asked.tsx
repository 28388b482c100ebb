/** @jsxImportSource #lent */
import type { VNode } from "preact";
import type { NoticeTexts } from "./texts.ts";

/** Before this browser forgets the chat: what that means, once. Beside the end of a chat the same is asked by its own part. */
export function forgetting(
  { forget, forgetting: words }: Pick<NoticeTexts, "forget" | "forgetting">,
  onForget: () => void,
  onCancel: () => void,
): VNode {
  return (
    <div key="forget" class="card" role="group" aria-label={forget} tabIndex={-1} ref={arrive}>
      <p>{words.meaning}</p>
      <div class="choices">
        <button type="button" class="secondary" onClick={onForget}>
          {words.confirm}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

/** A line below the thread. */
export function line(words: string, isFault: boolean): VNode {
  return (
    <p key="kept" class={isFault ? "fault" : "note"} role={isFault ? "alert" : "status"}>
      {words}
    </p>
  );
}

/** The focus goes to the question and not to its answer: whoever holds the key down has not agreed. */
const arrive = (card: HTMLElement | null) => {
  card?.scrollIntoView({ block: "nearest" });
  card?.focus();
};
