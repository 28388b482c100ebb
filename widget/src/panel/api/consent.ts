import type { Panel } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import type { PanelOnPage } from "../panel-on-page.tsx";
import { accentOf } from "../accent.ts";
import { adopt } from "../adopt.ts";
import { en } from "../i18n/en/api.ts";
import { en as panelTexts } from "../i18n/en/panel.ts";
import { fill } from "../i18n/plural.ts";
import { placeOf } from "../place.ts";
import { panelStyle } from "../style.ts";
import { isWhole } from "./api.ts";
import { consentStyle } from "./consent-style.ts";
import { refuse } from "./errors.ts";

/** Stands for the chat until the visitor agrees: nothing is stored or connected to. */
interface Waiting extends Panel {
  /** They have agreed, or the site says so. */
  agreed(): void;
}

export function waitForConsent(handle: PanelHandle): Waiting {
  const { root, button, data, side, signal } = handle;
  const sheet = adopt(root, panelStyle(accentOf(data["color"]), placeOf(data)) + consentStyle);
  const box = document.createElement("div");
  const card = document.createElement("section");
  const yes = document.createElement("button");
  const no = document.createElement("button");
  const words = document.createElement("p");
  let opener: Element | null = null;

  if (root.host instanceof HTMLElement) root.host.dataset["theme"] = data["theme"] ?? "auto";
  button?.classList.add("launcher");
  if (side === "left") box.className = "at-left";
  card.className = "panel asks";
  card.id = "panel";
  card.role = "dialog";
  card.lang = en.lang;
  card.ariaLabel = fill(panelTexts.panel, { site: handle.name ?? location.hostname });
  card.hidden = true;
  card.onkeydown = ({ key }) => void (key === "Escape" && close());
  words.textContent = en.ask;
  yes.className = "quiet primary";
  yes.textContent = en.agree;
  yes.onclick = agreed;
  no.className = "quiet";
  no.textContent = panelTexts.close;
  no.onclick = close;
  words.id = "asks";
  card.setAttribute("aria-describedby", words.id);
  card.append(words, yes, no);
  box.append(card);
  root.append(box);
  signal.addEventListener("abort", leave);

  function show(isShown: boolean) {
    if (card.hidden !== isShown) return;
    card.hidden = !isShown;
    if (button) button.ariaExpanded = String(isShown);
    handle.state = Object.freeze({ ...handle.state, open: isShown });
    handle.emit(isShown ? "open" : "close", undefined);
  }

  function open(by = document.activeElement) {
    if (signal.aborted) return;
    opener = by;
    show(true);
    yes.focus();
  }

  function close() {
    const hadFocus = root.activeElement !== null;
    show(false);
    if (!hadFocus) return;
    button?.focus();
    if (opener !== root.host && opener instanceof HTMLElement) opener.focus();
  }

  function leave() {
    box.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
  }

  function agreed() {
    if (signal.aborted) return;
    const wasShown = !card.hidden;
    data["consent"] = "granted";
    leave();
    handle.panel = handle.createPanel(handle);
    handle.onDraw?.(); // the token of who is here goes with the first connection
    if (wasShown) handle.panel.open();
    else handle.panel.takeUp();
  }

  return {
    agreed,
    open: () => open(),
    close,
    toggle: () => (card.hidden ? open() : close()),
    press: (...clicked) =>
      !card.hidden && handle.closes?.(...clicked) ? close() : open(clicked[0]),
    takeUp: () => show(data["open"] === "always"),
    hover() {},
    reset: () => forgetBy(handle, handle.createPanel(handle)),
  };
}

/** What needs the visitor is refused until they have agreed. */
export const refuseUnasked = (handle: PanelHandle): Promise<never> =>
  refuse(
    handle,
    "consent.missing",
    "The visitor has not agreed to the chat yet.",
    "Call consent(true) when they have, or open() to have them asked.",
  );

/**
 * The site says that the visitor has agreed, or agrees no more: then this browser forgets them, and nothing is stored or connected to until they
 * do again.
 */
export async function consentChanged(handle: PanelHandle): Promise<void> {
  const { panel } = handle;
  if (handle.data["consent"] === "granted") {
    if ("agreed" in panel) (panel as Waiting).agreed(); // nothing else has that
    return;
  }
  const leaving = isWhole(panel) ? panel : handle.createPanel(handle);
  const forgotten = forgetBy(handle, leaving);
  if (panel === leaving) handle.panel = waitForConsent(handle);
  await forgotten;
}

/** Forgets what an earlier page kept of a visitor, though on this one nobody may have agreed; the panel it takes is not used again. */
function forgetBy(handle: PanelHandle, panel: PanelOnPage): Promise<void> {
  const forgotten = panel.reset();
  panel.end();
  return forgotten;
}
