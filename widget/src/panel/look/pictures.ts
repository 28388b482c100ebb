import { en } from "../i18n/en/panel.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { initialsOf } from "./initials.ts";
import { shownOf } from "./shown.ts";
import { isWhole } from "./whole.ts";

const stops = new WeakMap<PanelHandle, () => void>();

/** Another panel comes: what looks after this one's pictures is done. */
export const stopPictures = (handle: PanelHandle): void => stops.get(handle)?.();

/**
 * Keeps a picture at the beginning of the chat's header (LK5). It stands before all that the header draws itself, where nothing drawn later moves
 * it; what is drawn is watched in our own small tree alone. It tells nothing that the words beside it do not, so it is hidden from who hears them.
 */
export function keepPictures(handle: PanelHandle): void {
  const { root, server, siteKey, signal } = handle;
  const box = document.createElement("div");
  /** By their addresses; null is none. One that could not be had is asked for again with another page. */
  const fetched = new Map<string, Promise<HTMLCanvasElement | null>>();
  let drawn = "";
  stopPictures(handle);
  box.className = "picture";
  box.ariaHidden = "true";

  function look() {
    const header = root.querySelector("header");
    const { panel, further = {} } = handle;
    if (!header || !isWhole(panel)) return;
    const shown = shownOf(further, panel.session.picture(), siteKey);
    const now = shown ? `${shown.kind} ${shown.path} ${shown.name}` : "";
    if (!shown) box.remove();
    else if (header.firstChild !== box) header.prepend(box);
    if (now === drawn || !shown) return;
    drawn = now;
    box.dataset["kind"] = shown.kind;
    box.textContent = initialsOf(shown.name, en.lang);
    const { path } = shown;
    const asked = fetched.get(path) ?? fetchPicture(`${server}/${path}`);
    fetched.set(path, asked);
    asked.then(
      (canvas) => canvas && drawn === now && box.replaceChildren(canvas),
      () => {}, // the name stands beside it, and the letters in its place
    );
  }

  const watcher = new MutationObserver(look);
  const stop = () => {
    watcher.disconnect();
    box.remove();
  };
  stops.set(handle, stop);
  signal.addEventListener("abort", stop);
  watcher.observe(root, { childList: true, subtree: true, characterData: true });
  look();
}

/** By `fetch` and a canvas, since a strict content-security policy of the page blocks every image but these. */
async function fetchPicture(address: string): Promise<HTMLCanvasElement | null> {
  const answer = await fetch(address, { credentials: "omit" });
  if (answer.status !== 200) return null;
  const bitmap = await createImageBitmap(await answer.blob());
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}
