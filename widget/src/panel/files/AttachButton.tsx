/** @jsxImportSource #lent */
import type { FileLimits } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { ExtraTools } from "../talk/extras.ts";
import { OFFERED } from "./kinds.ts";
import { saidLimit } from "./said-size.ts";
import type { FilesTexts } from "./texts.ts";

/** A paper clip. */
const CLIP =
  "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7";

/** The button beside the box, and what it takes: said before anything is chosen (FW1). */
export function attachButton(
  { fill }: ExtraTools,
  texts: FilesTexts,
  { maxBytes, maxPerMessage }: FileLimits,
  choose: (files: readonly File[]) => void,
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
        aria-label={texts.attach}
        aria-describedby="files-hint files-fault"
        title={hint}
        onClick={({ currentTarget }) => {
          // The one that stands right behind it.
          const input = currentTarget.nextElementSibling;
          if (input instanceof HTMLInputElement) input.click();
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={CLIP} />
        </svg>
      </button>
      <input type="file" multiple hidden tabIndex={-1} accept={OFFERED} onChange={chosen} />
      <p id="files-hint" class="files-hint">
        {hint}
      </p>
    </div>
  );
}
