import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { MAX_COMMENT_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { WordsDialog } from "../ui/WordsDialog.tsx";

/** Puts a case that has ended on the team's shelf, with a line on what was hard and what helped (SH3). */
export function PutOnShelf({ onPut }: { onPut: (why: string) => Promise<void> }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [isPut, setPut] = useState(false);
  const words = t.shelf.put;
  return (
    <section>
      <button type="button" class="button is-small" onClick={() => setOpen(true)}>
        {words.open}
      </button>
      <p class="field-hint" role="status">
        {isPut ? words.done : ""}
      </p>
      {isOpen && (
        <WordsDialog
          title={words.title}
          text={words.text}
          field={words.field}
          submit={words.submit}
          cancel={t.settings.cancel}
          maxLength={MAX_COMMENT_CHARS}
          onSay={async (why) => {
            await onPut(why);
            setPut(true);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
