import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConversationId } from "@presently/shared/protocol";
import { visitorDataWords as words } from "../i18n/visitor-data.ts";
import { EraseDialog } from "./EraseDialog.tsx";

/** What an owner or admin can do with all that is kept of a visitor. */
export interface VisitorDataActs {
  /** How many conversations are kept of them. */
  count(): Promise<number>;
  erase(): Promise<void>;
}

export interface VisitorDataProps extends VisitorDataActs {
  conversationId: ConversationId;
}

/** Hands out what is kept of a visitor, or has it erased (ER1, ER4). */
export function VisitorDataSection(props: VisitorDataProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="visitor-data">
      <h3>{words.title}</h3>
      <p class="field-hint">{words.hint}</p>
      <div class="form-actions">
        <a
          class="button is-small"
          href={`/console/api/visitor-data/${props.conversationId}/export`}
          download
        >
          {words.export}
        </a>
        <button type="button" class="button is-small is-danger" onClick={() => setOpen(true)}>
          {words.erase}
        </button>
      </div>
      {isOpen && (
        <EraseDialog count={props.count} onErase={props.erase} onClose={() => setOpen(false)} />
      )}
    </section>
  );
}
