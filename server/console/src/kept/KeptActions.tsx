import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";

/** What can be done with something that has a keeper. */
export interface KeptActs {
  /** Undefined where this agent may not. */
  onEdit: ((button: HTMLButtonElement) => void) | undefined;
  /** Id of the sentence why nothing can be edited now; undefined where it can. */
  heldBy: string | undefined;
  onCheck: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

interface KeptActionsProps extends KeptActs {
  /** What it is called, for who hears the buttons one by one. */
  title: string;
  isStale: boolean;
}

/** The buttons of one line: still true, edit, and delete, which asks once more. */
export function KeptActions(props: KeptActionsProps): JSX.Element {
  const { title, isStale, onEdit, heldBy, onCheck, onRemove } = props;
  const [isAsking, setAsking] = useState(false);
  const words = t.articles;
  return (
    <div class="form-actions">
      {onCheck !== undefined && (
        <button
          type="button"
          class={isStale ? "button is-small is-main" : "button is-small"}
          aria-label={words.checkOf(title)}
          onClick={onCheck}
        >
          {words.check}
        </button>
      )}
      {onEdit !== undefined && (
        <button
          type="button"
          class="button is-small"
          aria-label={words.editOf(title)}
          aria-disabled={heldBy !== undefined}
          aria-describedby={heldBy}
          onClick={({ currentTarget }) => heldBy === undefined && onEdit(currentTarget)}
        >
          {words.edit}
        </button>
      )}
      {onRemove !== undefined &&
        (isAsking ? (
          <>
            <button type="button" class="button is-small is-danger" onClick={onRemove}>
              {words.removeSure}
            </button>
            <button type="button" class="button is-small" onClick={() => setAsking(false)}>
              {t.settings.cancel}
            </button>
          </>
        ) : (
          <button
            type="button"
            class="button is-small is-quiet"
            aria-label={`${words.remove}: ${title}`}
            onClick={() => setAsking(true)}
          >
            {words.remove}
          </button>
        ))}
    </div>
  );
}
