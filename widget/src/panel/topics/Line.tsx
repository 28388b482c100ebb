/** @jsxImportSource #lent */
import type { VNode } from "preact";

/** In the thread: what it is about, and that the time waited counts. It can be changed as long as there is an `onChange`. */
export function line(
  words: string,
  change: { readonly words: string; readonly onChange: () => void } | undefined,
): VNode {
  return (
    <p class="topic-line" key="topic" dir="auto">
      {words}{" "}
      {change && (
        <button type="button" class="inline" onClick={change.onChange}>
          {change.words}
        </button>
      )}
    </p>
  );
}
