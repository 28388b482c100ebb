/** @jsxImportSource #lent */
import type { FileLimits } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { ExtraTools } from "../talk/extras.ts";
import { OFFERED } from "./kinds.ts";
import { saidLimit } from "./said-size.ts";
import type { FilesTexts } from "./texts.ts";

/** The button beside the box, and what it takes: said before anything is chosen (FW1). */
export function attachButton(
  { fill, clip, texts: { attach } }: ExtraTools,
  texts: FilesTexts,
  { maxBytes, maxPerMessage }: FileLimits,
  choose: (files: readonly File[]) => void,
  /** Once: what stood for this button was pressed before it came. */
  wasPressed: () => boolean,
): VNode {
  const size = saidLimit(maxBytes, texts.lang);
  const hint = fill(texts.hint, { n: maxPerMessage, size });
  const chosen = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    choose([...(currentTarget.files ?? [])]);
    currentTarget.value = ""; // the same file may be chosen again
  };
  return (
    <div class="attaching" key="attach">
      <button
        type="button"
        class="icon attach"
        aria-label={attach}
        aria-describedby="files-hint files-fault"
        title={hint}
        onClick={({ currentTarget }) => {
          // The one that stands right behind it.
          const input = currentTarget.nextElementSibling;
          if (input instanceof HTMLInputElement) input.click();
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={clip} />
        </svg>
      </button>
      <input
        ref={(input) => {
          if (input && wasPressed()) input.click();
        }}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        accept={OFFERED}
        onChange={chosen}
      />
      <p id="files-hint" class="files-hint">
        {hint}
      </p>
    </div>
  );
}
