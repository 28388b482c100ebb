import type { State } from "../../contract.ts";
import { counted, fill } from "../i18n/plural.ts";
import type { Texts } from "../i18n/texts.ts";

/** What a screen reader calls the launcher: "Chat with us, 2 unread messages, place 3 in line". */
export function launcherName({ unread, queue }: Pick<State, "unread" | "queue">, texts: Texts) {
  const parts = [texts.launcher];
  if (unread > 0) parts.push(counted(texts.lang, texts.launcherUnread, unread));
  if (queue) parts.push(fill(texts.launcherPlace, { n: queue.place }));
  return parts.join(", ");
}

/** Shows on the launcher what waits behind it: what is unread, and the place. Returns what draws it. */
export function createBadge(button: HTMLButtonElement | undefined, texts: Texts) {
  const badge = document.createElement("span");
  badge.className = "badge";
  button?.append(badge);
  return (told: Pick<State, "unread" | "queue">, isShown: boolean) => {
    const { unread } = told;
    if (button) button.ariaLabel = launcherName(told, texts);
    badge.textContent = isShown || unread === 0 ? "" : unread > 9 ? "9+" : String(unread);
  };
}
