import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { CheckIcon } from "./icons.tsx";

/** A text to take away: shown whole, selectable, with a button that copies it and says whether it did. */
export function CopyText({ text, label }: { text: string; label: string }): JSX.Element {
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none");
  const copy = (): void => {
    // Without TLS or permission there is no clipboard; the text stays selectable by hand.
    const copying =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    copying.then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };
  return (
    <div class="copy-text">
      <code class="snippet" aria-label={label}>
        {text}
      </code>
      <div class="form-actions">
        <button type="button" class="button is-small" onClick={copy}>
          {t.door.copy}
        </button>
        <span role="status" class="field-hint copy-outcome">
          {outcome === "copied" && (
            <>
              <CheckIcon /> {t.door.copied}
            </>
          )}
          {outcome === "failed" && t.door.copyFailed}
        </span>
      </div>
    </div>
  );
}
