import { LAUNCHER_ICON_PATHS } from "@presently/shared/look/launcher-icons";
import { launcherRules } from "../../launcher-look/launcher-rules.ts";
import { LAUNCHER_NAMES, type Language } from "../../loader/languages.ts";
import { en } from "../i18n/en/panel.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { adopt } from "../adopt.ts";
import { lookStyle } from "./look-style.ts";
import { keepPictures, stopPictures } from "./pictures.ts";
import { ownWords } from "./own-words.ts";

const sheets = new WeakMap<PanelHandle, CSSStyleSheet>();

/** Looks as `further` says, from now on; its words count for the panel that is made next. */
export function dress(handle: PanelHandle): void {
  const { root, data, further = {} } = handle;
  const shown = LAUNCHER_NAMES[en.lang as Language]; // it has every language's
  handle.words = ownWords(further.texts, en, data["welcome"], further.shape === "pill" && shown);
  const label = handle.words.launcher ?? shown;
  const { icon } = further;
  const button = { ...further, ...(icon && { path: LAUNCHER_ICON_PATHS[icon] }) };
  const css =
    lookStyle(further, getComputedStyle(document.body).fontFamily) +
    launcherRules(button, label, handle.side);
  const sheet = sheets.get(handle);
  if (sheet && root.adoptedStyleSheets.includes(sheet)) sheet.replaceSync(css);
  else sheets.set(handle, adopt(root, css));
  if (further.faces || further.logo) keepPictures(handle);
  else stopPictures(handle);
}
