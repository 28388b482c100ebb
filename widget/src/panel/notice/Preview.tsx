/** @jsxImportSource #lent */
import type { VNode } from "preact";
import type { Preview } from "./preview-of.ts";

export interface PreviewProps {
  readonly shown: Preview;
  /** What a click on it does, for those who hear it: the launcher's name. */
  readonly opens: string;
  /** On the button that sends it away. */
  readonly hide: string;
  readonly onOpen: () => void;
  readonly onHide: () => void;
}

/** The newest answer beside the launcher. No live region: the answer is spoken as it comes (AC5, NT4). */
export function preview({ shown, opens, hide, onOpen, onHide }: PreviewProps): VNode {
  return (
    <div
      class="preview"
      onKeyDown={({ key }) => {
        if (key === "Escape") onHide();
      }}
    >
      <button type="button" class="says" onClick={onOpen}>
        <strong>
          <bdi>{shown.name}</bdi>
          <span class="unseen">: </span>
        </strong>
        <span class="words" dir="auto">
          {shown.words}
        </span>
        <span class="unseen">. {opens}</span>
      </button>
      <button type="button" class="icon" aria-label={hide} onClick={onHide}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M7 7l10 10M17 7L7 17" />
        </svg>
      </button>
    </div>
  );
}
