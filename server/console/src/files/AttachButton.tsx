import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { FileLimits } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { ClipIcon } from "../ui/icons.tsx";
import { ACCEPTED } from "./chosen-file.ts";
import { limitOf } from "./shown-files.ts";

/** Opens the browser's own choice of files. What may be chosen is said before, to ears and eyes alike. */
export function AttachButton({
  limits,
  onFiles,
}: {
  limits: FileLimits;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const choice = useRef<HTMLInputElement>(null);
  const says = limitsText(limits);
  return (
    <>
      <button
        type="button"
        class="icon-button attach"
        aria-label={t.files.attach}
        aria-describedby="attach-limits"
        title={`${t.files.attach}: ${says}`}
        onClick={() => choice.current?.click()}
      >
        <ClipIcon />
      </button>
      <input
        ref={choice}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ""; // the same file can be chosen again
        }}
      />
    </>
  );
}

/** What may be attached, in one line. */
export function limitsText({ maxBytes, maxPerMessage }: FileLimits): string {
  return t.files.limits(maxPerMessage, limitOf(maxBytes));
}
