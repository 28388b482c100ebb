/** @jsxImportSource #lent */
import type { AttachedFile } from "@presently/shared/protocol";
import type { ComponentChild } from "preact";
import type { ExtraTools } from "../talk/extras.ts";
import { paint } from "./draw-anew.ts";
import { save } from "./save.ts";
import type { Shelf } from "./shelf.ts";
import type { FilesTexts } from "./texts.ts";

/** The bar above a picture, and the room around it, in px. */
const BAR_PX = 72;
const EDGE_PX = 16;

/**
 * A picture on the whole screen (FW9). No `<dialog>`: our own modal one would be what the loader moves the chat into. The focus is on its first button, Tab
 * stays within its two, Escape and a press beside the picture close it, and the focus goes back to where it was opened from.
 */
export function createViewer({ handle, redraw }: ExtraTools, texts: FilesTexts, shelf: Shelf) {
  const { root } = handle;
  let shown: { readonly file: AttachedFile; readonly name: string } | undefined;
  let opener: Element | null = null;
  let isLost = false;

  function open(file: AttachedFile, name: string): void {
    opener = root.activeElement;
    shown = { file, name };
    isLost = false;
    redraw();
  }

  function close(): void {
    if (!shown) return;
    shown = undefined;
    // Before it is gone: nothing else may take the focus meanwhile.
    if (opener instanceof HTMLElement) opener.focus();
    redraw();
  }

  const focused = (button: HTMLButtonElement | null) => button?.focus();

  const painted = (canvas: HTMLCanvasElement | null) => {
    if (!canvas || !shown) return;
    const room = { width: innerWidth - 2 * EDGE_PX, height: innerHeight - BAR_PX - EDGE_PX };
    shelf
      .get(shown.file.fileId)
      .then((blob) => paint(canvas, blob, room))
      .catch(() => {
        isLost = true;
        redraw();
      });
  };

  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation(); // the chat behind it stays open
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
    if (event.key !== "Tab") return;
    event.preventDefault();
    const buttons = [...root.querySelectorAll<HTMLElement>(".viewer button")];
    buttons.find((button) => button !== root.activeElement)?.focus();
  };

  function keepIt(): void {
    if (!shown) return;
    const { file, name } = shown;
    shelf.get(file.fileId).then(
      (blob) => save(blob, name),
      () => {
        isLost = true;
        redraw();
      },
    );
  }

  return {
    open,
    close,
    draw(): ComponentChild {
      if (!shown) return null;
      return (
        <div
          class="viewer"
          key="viewer"
          role="dialog"
          aria-modal="true"
          aria-label={shown.name}
          onKeyDown={pressed}
          onClick={({ target, currentTarget }) => target === currentTarget && close()}
        >
          <div class="viewer-bar">
            <bdi>{shown.name}</bdi>
            <button type="button" class="quiet" onClick={keepIt}>
              {texts.save}
            </button>
            <button
              type="button"
              class="icon"
              ref={focused}
              aria-label={texts.close}
              onClick={close}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          </div>
          {isLost ? (
            <p role="alert">{texts.notLoaded}</p>
          ) : (
            <canvas ref={painted} role="img" aria-label={shown.name} />
          )}
        </div>
      );
    },
  };
}
