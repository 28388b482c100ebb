import type { State } from "../contract.ts";
import type { PanelTexts } from "./i18n/texts.ts";

/** Gives the loader's bare button what it needs beside an open panel: its states, and out of the way where the panel covers it. Returns what draws them. */
export function createFace(button: HTMLButtonElement, texts: PanelTexts) {
  button.className = "launcher";
  button.lang = texts.lang;
  button.ariaLabel = texts.launcher;
  button.setAttribute("aria-controls", "panel");
  return ({ open }: State, isCovered: boolean) => {
    button.ariaExpanded = String(open);
    button.classList.toggle("open", open);
    button.style.display = isCovered ? "none" : ""; // `hidden` is for the page's scripts
  };
}
