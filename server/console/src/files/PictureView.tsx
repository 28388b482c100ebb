import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AttachedFile, FileId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { BackIcon, CloseIcon, DownIcon } from "../ui/icons.tsx";
import { fileHref } from "./FileList.tsx";
import type { Pictures } from "./pictures.ts";
import { sizeOf } from "./shown-files.ts";
import { usePicture } from "./use-picture.ts";

interface PictureViewProps {
  file: AttachedFile;
  /** All pictures of the thread, as they follow each other. */
  among: readonly AttachedFile[];
  nameOf: (fileId: FileId) => string;
  pictures: Pictures;
  onView: (fileId: FileId) => void;
  onClose: () => void;
}

/** A picture as large as the window lets it be; arrows go to the one before and after it. */
export function PictureView(props: PictureViewProps): JSX.Element {
  const { file, among, onView } = props;
  const picture = usePicture(props.pictures, file.fileId, true);
  const at = among.findIndex(({ fileId }) => fileId === file.fileId);
  const before = among[at - 1];
  const after = among[at + 1];
  const name = props.nameOf(file.fileId);
  const words = t.files;
  useEffect(() => {
    const turn = (event: KeyboardEvent): void => {
      const next =
        event.key === "ArrowRight" ? after : event.key === "ArrowLeft" ? before : undefined;
      if (next === undefined) return;
      event.preventDefault();
      onView(next.fileId);
    };
    addEventListener("keydown", turn);
    return () => removeEventListener("keydown", turn);
  }, [before, after, onView]);
  const step = (to: AttachedFile | undefined, label: string, side: string): JSX.Element | null =>
    among.length < 2 ? null : (
      <button
        type="button"
        class={`icon-button ${side}`}
        aria-label={label}
        title={label}
        disabled={to === undefined}
        onClick={() => to !== undefined && onView(to.fileId)}
      >
        <BackIcon />
      </button>
    );
  return (
    <Dialog labelledBy="picture-name" onClose={props.onClose}>
      <div class="picture-view">
        <header class="picture-head">
          <h2 id="picture-name">
            <bdi>{name}</bdi>
          </h2>
          <span class="file-about">{sizeOf(file.bytes)}</span>
          {step(before, words.previous, "is-back")}
          {step(after, words.next, "is-on")}
          <a
            class="icon-button"
            href={fileHref(file.fileId)}
            download={name}
            title={words.download}
          >
            <span class="only-for-readers">{words.download}</span>
            <DownIcon />
          </a>
          <button
            type="button"
            class="icon-button"
            aria-label={words.close}
            title={words.close}
            onClick={props.onClose}
          >
            <CloseIcon />
          </button>
        </header>
        <div class="picture-whole">
          {picture.isLost ? (
            <p role="alert">
              {words.lost}{" "}
              <button type="button" class="link-button" onClick={picture.again}>
                {words.again}
              </button>
            </p>
          ) : picture.url === undefined ? (
            <p role="status">{words.loading}</p>
          ) : (
            <img
              src={picture.url}
              alt={name}
              width={file.width}
              height={file.height}
              onError={picture.fail}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}
