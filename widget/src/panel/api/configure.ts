import type { PanelHandle } from "../panel-handle.ts";
import { accentOf } from "../accent.ts";
import { placeOf } from "../place.ts";
import { sideOf } from "../side.ts";
import { isWhole } from "./api.ts";
import { refuse } from "./errors.ts";
import { faultIn, isSetting } from "./tag.ts";

/** Changes how the chat looks, by what the tag's attributes are called. All of it or, where something is wrong, nothing. */
export async function configure(handle: PanelHandle, settings: unknown): Promise<void> {
  const entries = Object.entries(Object(settings) as object).map(
    ([name, value]: [string, unknown]) => [name, String(value)] as const,
  );
  for (const [name, value] of entries) {
    if (!isSetting(name)) {
      const hint =
        "What else the tag says holds until the script is loaded again: destroy() first.";
      return refuse(handle, "setting.fixed", `${name} cannot be changed here.`, hint);
    }
    const hint = faultIn(name, value);
    if (hint) return refuse(handle, "setting.invalid", `${name} cannot be "${value}".`, hint);
  }
  Object.assign(handle.data, Object.fromEntries(entries));
  handle.side = sideOf(handle.data["position"], document.dir);
  dressLauncher(handle);
  if (isWhole(handle.panel)) handle.panel.dress();
}

/** The launcher's own style is the loader's, of when the page was loaded: what is set on it goes before that. */
export function dressLauncher({ button, side, data }: PanelHandle): void {
  if (!button) return;
  const { x, y } = placeOf(data);
  const [surface, ink] = accentOf(data["color"]);
  Object.assign(button.style, {
    bottom: `${y}px`,
    left: side === "left" ? `${x}px` : "auto",
    right: side === "left" ? "auto" : `${x}px`,
    background: surface,
    color: ink,
  });
}
