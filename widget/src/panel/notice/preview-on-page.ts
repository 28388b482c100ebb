import type { LastingEvent } from "@presently/shared/protocol";
import type { Picture } from "../picture.ts";
import { lasting } from "../storage.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { preview } from "./Preview.tsx";
import { type Preview, previewOf } from "./preview-of.ts";
import type { NoticeTexts } from "./texts.ts";

/** Where there is no room above the launcher, as where the panel is the whole screen. */
const PHONE = "(max-width: 479px), (max-height: 419px)";

/** Shows the newest answer beside the launcher while the chat is closed (NT4). */
export function createPreviewOnPage(
  { handle, texts: words, counted, render }: ExtraTools,
  texts: NoticeTexts,
  sentAwayKey: string,
  signal: AbortSignal,
) {
  const { root, button } = handle;
  const box = document.createElement("div");
  let shown: Preview | null = null;

  function draw(): void {
    if (!shown || !button) return box.remove();
    const { name } = shown;
    const asked = {
      shown: {
        ...shown,
        words: shown.words || counted(words.lang, words.newMessages, 1, { name }),
      },
      opens: words.launcher,
      hide: texts.hide,
      onOpen: () => handle.panel.open(),
      onHide() {
        const hadFocus = box.contains(root.activeElement);
        sendAway();
        if (hadFocus) button.focus();
      },
    };
    box.className = `beside ${handle.side}`;
    box.lang = words.lang;
    box.dir = words.dir ?? "";
    stand(box, button, handle.side);
    if (!box.isConnected) root.append(box);
    render(preview(asked), box);
  }

  function sendAway(): void {
    if (shown) lasting.set(sentAwayKey, shown.run);
    shown = null;
    draw();
  }

  // There it stands over the page: whoever goes on with the page has seen it. Touches in the chat come to nobody but the chat.
  addEventListener("pointerdown", () => shown && matchMedia(PHONE).matches && sendAway(), {
    capture: true,
    signal,
  });

  return {
    look(unread: readonly LastingEvent[], { names }: Picture, isShown: boolean): void {
      const next = isShown ? null : previewOf(unread, names, words.team, lasting.get(sentAwayKey));
      const before = shown;
      shown = next;
      if (next || before) draw();
    },
    close(): void {
      shown = null;
      draw();
    },
  };
}

/** Beside the launcher, wherever the tag, the owner or a script has put it. */
function stand(box: HTMLElement, button: HTMLElement, side: "left" | "right"): void {
  const place = getComputedStyle(button);
  box.style.setProperty("--x", place[side]);
  box.style.setProperty("--y", place.bottom);
  box.style.setProperty("--w", `${button.offsetWidth}px`);
  box.style.setProperty("--h", `${button.offsetHeight}px`);
}
