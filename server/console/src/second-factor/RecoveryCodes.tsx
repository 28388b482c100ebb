import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { downloadText } from "../ui/download-text.ts";

/** The recovery codes, the one time they are shown: to copy or to take away as a file (TF4). */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  codes: readonly string[];
  onKept: () => void;
}): JSX.Element {
  const words = t.secondFactor;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const download = (): void =>
    downloadText(words.fileName, "text/plain", `${words.fileHead}\n\n${codes.join("\n")}\n`);
  return (
    <section class="panel form">
      <h2 ref={heading} tabIndex={-1}>
        {words.codesTitle}
      </h2>
      <p>{words.codesIntro}</p>
      <CopyText text={codes.join("\n")} label={words.codesTitle} />
      <div class="form-actions">
        <button type="button" class="button" onClick={download}>
          {words.download}
        </button>
        <button type="button" class="button is-main" onClick={onKept}>
          {words.codesKept}
        </button>
      </div>
    </section>
  );
}
