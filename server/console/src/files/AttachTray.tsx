import type { JSX } from "preact";
import type { FileLimits } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { CloseIcon, FileIcon, WarningIcon } from "../ui/icons.tsx";
import type { Attached, Attachment, TurnedDown } from "./attachments.ts";
import { limitOf, sizeOf } from "./shown-files.ts";

interface AttachTrayProps {
  attached: Attached;
  limits: FileLimits;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

/** What goes with the reply: how far each file is, what became of it, and a way to take it out. What was turned down says why. */
export function AttachTray({ attached, limits, onRemove, onRetry }: AttachTrayProps): JSX.Element {
  const { files, turnedDown } = attached;
  return (
    <>
      <div role="alert" class="turned-down">
        {turnedDown.map((file, index) => (
          <p key={index} class="field-problem">
            <WarningIcon /> <span>{whyOf(file, limits)}</span>
          </p>
        ))}
      </div>
      {files.length > 0 && (
        <ul class="attached" aria-label={t.files.attached}>
          {files.map((file) => (
            <li key={file.key} class={`attached-file is-${file.state}`}>
              <FileIcon />
              <span class="file-facts">
                <bdi class="file-name">{file.name}</bdi>
                <State file={file} onRetry={onRetry} />
              </span>
              <button
                type="button"
                class="icon-button"
                aria-label={
                  file.state === "uploading" ? t.files.cancel(file.name) : t.files.remove(file.name)
                }
                onClick={() => onRemove(file.key)}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function State({
  file,
  onRetry,
}: {
  file: Attachment;
  onRetry: (key: string) => void;
}): JSX.Element {
  switch (file.state) {
    case "uploading":
      return (
        <progress
          class="attached-progress"
          max={1}
          value={file.share}
          aria-label={t.files.uploadingLabel(file.name)}
        >
          {t.files.uploading(Math.round(file.share * 100))}
        </progress>
      );
    case "ready":
      return (
        <span class="file-about">
          {t.files.about(t.files.kinds[file.file.kind], sizeOf(file.file.bytes))}
        </span>
      );
    case "failed":
      return (
        <span class="file-failed" role="alert">
          {t.errors.desk[file.code] ?? t.errors.desk.internal}{" "}
          {file.mayRetry && (
            <button
              type="button"
              class="link-button"
              aria-label={t.files.retry(file.name)}
              onClick={() => onRetry(file.key)}
            >
              {t.files.retryShort}
            </button>
          )}
        </span>
      );
  }
}

function whyOf({ name, bytes, why }: TurnedDown, limits: FileLimits): string {
  const most = why === "tooMany" ? String(limits.maxPerMessage) : limitOf(limits.maxBytes);
  return t.files.turnedDown[why](name, sizeOf(bytes), most);
}
