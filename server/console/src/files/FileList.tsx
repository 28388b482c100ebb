import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { AttachedFile, FileId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { DownIcon, FileIcon } from "../ui/icons.tsx";
import type { Pictures } from "./pictures.ts";
import { boxOf, isPicture, sizeOf } from "./shown-files.ts";
import { useNear, usePicture } from "./use-picture.ts";

/** What the files of a thread are shown with. */
export interface FilesInThread {
  readonly pictures: Pictures;
  nameOf(fileId: FileId): string;
  /** Visitors' files that no agent has looked at (FL6). */
  readonly unopened: ReadonlySet<FileId>;
  /** This agent looks at one now. */
  onOpen(fileId: FileId): void;
  /** Shows a picture large; it counts as looked at. */
  onView(fileId: FileId): void;
}

interface FileProps {
  file: AttachedFile;
  inThread: FilesInThread;
}

/** The files of one message: pictures small, everything else to be downloaded. */
export function FileList({
  files,
  inThread,
}: {
  files: readonly AttachedFile[];
  inThread: FilesInThread;
}): JSX.Element {
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.fileId} class="file">
          {isPicture(file) ? (
            <Picture file={file} inThread={inThread} />
          ) : (
            <Download file={file} inThread={inThread} />
          )}
          {inThread.unopened.has(file.fileId) && (
            <span class="pill is-warn file-mark">{t.files.notOpened}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The element that opens a file: where the focus goes from a hint that it was overlooked. */
export function fileElementId(fileId: FileId): string {
  return `file-${fileId}`;
}

function Picture({ file, inThread }: FileProps): JSX.Element {
  const frame = useRef<HTMLButtonElement>(null);
  const isNear = useNear(frame);
  const picture = usePicture(inThread.pictures, file.fileId, isNear);
  const name = inThread.nameOf(file.fileId);
  const { width, height } = boxOf(file);
  if (picture.isLost)
    return (
      <span class="file-lost" id={fileElementId(file.fileId)} tabIndex={-1}>
        <bdi class="file-name">{name}</bdi> {t.files.lost}{" "}
        <button type="button" class="link-button" onClick={picture.again}>
          {t.files.again}
        </button>
      </span>
    );
  return (
    <button
      ref={frame}
      type="button"
      class="file-picture"
      id={fileElementId(file.fileId)}
      aria-label={t.files.openPicture(name, sizeOf(file.bytes))}
      title={name}
      style={{ inlineSize: `${width}px`, blockSize: `${height}px` }}
      onClick={() => inThread.onView(file.fileId)}
    >
      {picture.url !== undefined && (
        <img src={picture.url} alt="" decoding="async" draggable={false} onError={picture.fail} />
      )}
    </button>
  );
}

function Download({ file, inThread }: FileProps): JSX.Element {
  const name = inThread.nameOf(file.fileId);
  const about = t.files.about(t.files.kinds[file.kind], sizeOf(file.bytes));
  return (
    <a
      class="file-card"
      id={fileElementId(file.fileId)}
      href={fileHref(file.fileId)}
      download={name}
      onClick={() => inThread.onOpen(file.fileId)}
    >
      <FileIcon />
      <span class="file-facts">
        <span class="file-name">
          <span class="only-for-readers">{t.files.download} </span>
          <bdi>{name}</bdi>
        </span>
        <span class="file-about">{about}</span>
      </span>
      <DownIcon />
    </a>
  );
}

/** Where the server gives a file to who may read its message (P33). */
export function fileHref(fileId: FileId): string {
  return `/console/api/files/${fileId}`;
}
