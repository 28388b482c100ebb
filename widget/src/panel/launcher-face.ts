import type { State } from "../contract.ts";
import type { PanelTexts } from "./i18n/texts.ts";
import { counted, fill } from "./i18n/plural.ts";

/** What a screen reader calls the launcher: "Chat with us, 2 unread messages, place 3 in line". */
export function launcherName(
  { unread, queue }: Pick<State, "unread" | "queue">,
  texts: PanelTexts,
) {
  const parts = [texts.launcher];
  if (unread > 0) parts.push(counted(texts.lang, texts.launcherUnread, unread));
  if (queue) parts.push(fill(texts.launcherPlace, { n: queue.place }));
  return parts.join(", ");
}

/** Gives the loader's bare button its states: open, unread, place; out of the way where the panel covers it. Returns what draws them. */
export function createFace(button: HTMLButtonElement, texts: PanelTexts) {
  button.className = "launcher";
  button.lang = texts.lang;
  const badge = document.createElement("span");
  badge.className = "badge";
  button.append(badge);
  button.setAttribute("aria-controls", "panel");
  return (state: State, isCovered: boolean) => {
    const { open, unread } = state;
    button.ariaLabel = launcherName(state, texts);
    button.ariaExpanded = String(open);
    button.classList.toggle("open", open);
    button.hidden = isCovered;
    badge.textContent = open || unread === 0 ? "" : unread > 9 ? "9+" : String(unread);
  };
}
