import type { JSX } from "preact";
import type { FileId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { fileElementId } from "./FileList.tsx";

/** Says, once and before a reply is sent, that nobody has opened what the visitor sent (M5). Sending again sends. */
export function Overlooked({
  files,
  visitorName,
  nameOf,
}: {
  files: readonly FileId[];
  visitorName: string;
  nameOf: (fileId: FileId) => string;
}): JSX.Element {
  const first = files[0];
  return (
    <div role="alert">
      {first !== undefined && (
        <p class="overlooked">
          <span>
            {t.files.overlooked(visitorName, files.map(nameOf))} {t.files.sendAnyway}
          </span>{" "}
          <button
            type="button"
            class="link-button"
            onClick={() => document.getElementById(fileElementId(first))?.focus()}
          >
            {files.length === 1 ? t.files.showIt : t.files.showFirst}
          </button>
        </p>
      )}
    </div>
  );
}
