import type { State } from "../contract.ts";
import type { Texts } from "./i18n/en.ts";
import { counted, fill } from "./i18n/plural.ts";

const CHEVRON = "M5 8l7 7 7-7-1.600-1.600L12 11.800 6.600 6.400z";

/** What a screen reader calls the launcher: "Chat with us, 2 unread messages, place 3 in line". */
export function launcherName({ unread, queue }: Pick<State, "unread" | "queue">, texts: Texts) {
  const parts = [texts.launcher];
  if (unread > 0) parts.push(counted(texts.lang, texts.launcherUnread, unread));
  if (queue) parts.push(fill(texts.launcherPlace, { n: queue.place }));
  return parts.join(", ");
}

/** Gives the loader's bare button its states: open, unread, place. Returns what draws them. */
export function createFace(button: HTMLButtonElement, texts: Texts): (state: State) => void {
  const path = button.querySelector("path");
  const bubble = path?.getAttribute("d") ?? "";
  const badge = document.createElement("span");
  badge.className = "badge";
  button.append(badge);
  button.setAttribute("aria-controls", "panel");
  return (state) => {
    const { open, unread } = state;
    button.ariaLabel = launcherName(state, texts);
    button.ariaExpanded = String(open);
    button.classList.toggle("open", open);
    path?.setAttribute("d", open ? CHEVRON : bubble);
    badge.textContent = open || unread === 0 ? "" : unread > 9 ? "9+" : String(unread);
  };
}
