import type { JSX } from "preact";
import type { LaneItem } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { visitorNameOf } from "../ui/display-text.ts";

interface AssignButtonProps {
  item: LaneItem;
  onAssign: (item: LaneItem) => void;
}

/** Gives the conversation of a row to an agent who is online (AS1, BO6). */
export function AssignButton({ item, onAssign }: AssignButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="button is-small"
      aria-label={t.board.assignOf(visitorNameOf(item.visitorName))}
      onClick={() => onAssign(item)}
    >
      {t.board.assign}
    </button>
  );
}
