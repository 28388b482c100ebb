import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { MAX_GOODWILL_WORDS_CHARS } from "@presently/shared/protocol/goodwill-limits";
import { t } from "../i18n/index.ts";
import { WordsDialog } from "../ui/WordsDialog.tsx";

interface GiveGoodwillProps {
  /** Codes that the agent may still give. */
  left: number;
  onGive: (words: string) => Promise<void>;
}

/** An agent makes up for something by their own judgement: their words and a code of the owner's (M20). */
export function GiveGoodwill({ left, onGive }: GiveGoodwillProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <button type="button" class="button is-small" onClick={() => setOpen(true)}>
        {t.goodwill.give}
      </button>
      <p class="field-hint">{t.goodwill.budgetLeft(left)}</p>
      {isOpen && (
        <WordsDialog
          title={t.goodwill.give}
          text={t.goodwill.giveHint}
          field={t.goodwill.giveWords}
          submit={t.goodwill.giveNow}
          cancel={t.settings.cancel}
          maxLength={MAX_GOODWILL_WORDS_CHARS}
          onSay={onGive}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
