/** @jsxImportSource #lent */
import type { AttachedFile, FileId, LastingEvent } from "@presently/shared/protocol";
import type { ComponentChild, VNode } from "preact";
import type { Picture } from "../picture.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { paint } from "./draw-anew.ts";
import { fit } from "./fit.ts";
import { saidSize } from "./said-size.ts";
import { save } from "./save.ts";
import type { Shelf } from "./shelf.ts";
import type { FilesTexts } from "./texts.ts";

/** As large as a picture stands in the thread, in px. */
const ROOM = { width: 220, height: 260 };

/** What became of a file that was asked for: `lost` may come if asked again, `plain` is no picture that this browser draws. */
type Fate = "asked" | "lost" | "plain";

/** Draws the files of messages, both sides' (FW8). */
export function createSentFiles(
  { fill, texts: common, redraw }: ExtraTools,
  texts: FilesTexts,
  shelf: Shelf,
  open: (file: AttachedFile, name: string) => void,
) {
  const fates = new Map<FileId, Fate>();
  const painters = new Map<FileId, (canvas: HTMLCanvasElement | null) => void>();

  function fall(id: FileId, fate: Fate | undefined): void {
    if (fate) fates.set(id, fate);
    else fates.delete(id);
    redraw();
  }

  /** Paints a picture once it can be seen: a long thread's come as they are scrolled to. The same function each time it is drawn. */
  /** Gives the picture its room at once, and draws it when it is in sight. */
  function painterOf({ fileId, width = 4, height = 3 }: AttachedFile) {
    const known = painters.get(fileId);
    if (known) return known;
    let watch: IntersectionObserver | undefined;
    const painter = (canvas: HTMLCanvasElement | null) => {
      watch?.disconnect();
      if (!canvas) return;
      canvas.style.width = `${fit({ width, height }, ROOM).width}px`;
      canvas.style.aspectRatio = `${width}/${height}`;
      watch = new IntersectionObserver((seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watch?.disconnect();
        shelf.get(fileId).then(
          (blob) => paint(canvas, blob, ROOM).catch(() => fall(fileId, "plain")),
          () => fall(fileId, "lost"),
        );
      });
      watch.observe(canvas);
    };
    painters.set(fileId, painter);
    return painter;
  }

  function keepIt({ fileId }: AttachedFile, name: string): void {
    if (fates.get(fileId) === "asked") return;
    fall(fileId, "asked");
    shelf.get(fileId).then(
      (blob) => {
        fall(fileId, "plain");
        save(blob, name);
      },
      () => fall(fileId, "lost"),
    );
  }

  function picture(file: AttachedFile, name: string): VNode {
    return (
      <button
        type="button"
        class="picture"
        key={file.fileId}
        aria-label={fill(texts.open, { name })}
        onClick={() => open(file, name)}
      >
        <canvas ref={painterOf(file)} />
      </button>
    );
  }

  function named(file: AttachedFile, name: string): VNode {
    const fate = fates.get(file.fileId);
    return (
      <button
        type="button"
        class="named"
        key={file.fileId}
        aria-busy={fate === "asked"}
        onClick={() => keepIt(file, name)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 4v11M7 11l5 5 5-5M5 20h14" />
        </svg>
        <span class="chip-words">
          <span class="unseen">{texts.save}: </span>
          <bdi>{name}</bdi>
          <span class="state" dir="auto">
            {fate === "lost"
              ? `${texts.notLoaded}. ${common.retry}`
              : saidSize(file.bytes, texts.lang)}
          </span>
        </span>
      </button>
    );
  }

  function one(file: AttachedFile, name: string | undefined): VNode {
    if (name === undefined) {
      return (
        <span class="deleted" key={file.fileId}>
          {texts.deleted}
        </span>
      );
    }
    const isPicture = file.width !== undefined && !fates.has(file.fileId);
    return isPicture ? picture(file, name) : named(file, name);
  }

  return {
    ofEvent(event: LastingEvent, { names }: Pick<Picture, "names">): ComponentChild {
      if (event.type !== "message.posted" || !event.files) return null;
      return (
        <div class="sent-files" key="files">
          {event.files.map((file) => one(file, names[file.fileId]))}
        </div>
      );
    },
    /** The connection is back: what could not be had may be had now. */
    tryAgain(): void {
      for (const [id, fate] of fates) if (fate === "lost") fates.delete(id);
    },
  };
}
