import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { Colleague } from "./mentions.ts";

interface MentionListProps {
  colleagues: readonly Colleague[];
  picked: number;
  onPick: (colleague: Colleague) => void;
}

/** Colleagues to mention; the field above keeps the focus and the keys. */
export function MentionList({ colleagues, picked, onPick }: MentionListProps): JSX.Element {
  return (
    <ul
      class="mention-list"
      id="mention-list"
      role="listbox"
      aria-label={t.thread.compose.mentions}
    >
      {colleagues.map((colleague, index) => (
        <li
          key={colleague.agentId}
          id={`mention-${index}`}
          role="option"
          aria-selected={index === picked ? "true" : "false"}
          onMouseDown={(event) => {
            event.preventDefault(); // the caret stays in the field
            onPick(colleague);
          }}
        >
          <bdi>{colleague.name}</bdi>
        </li>
      ))}
    </ul>
  );
}
