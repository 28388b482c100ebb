import type { PanelHandle } from "../panel-handle.ts";
import { accentOf } from "../accent.ts";
import { placeOf } from "../place.ts";
import { sideOf } from "../side.ts";
import { isWhole } from "./api.ts";
import { refuse } from "./errors.ts";
import { faultIn, isSetting } from "./tag.ts";

/** Changes how the chat looks, by what the tag's attributes are called, and what no attribute says. All of it or, where something is wrong, nothing. */
export async function configure(handle: PanelHandle, settings: unknown): Promise<void> {
  const given: [string, unknown][] = Object.entries(Object(settings) as object);
  const said = given.flatMap(([name, value]) =>
    isSetting(name) ? [[name, String(value)] as const] : [],
  );
  for (const [name, value] of said) {
    const hint = faultIn(name, value);
    if (hint) return refuse(handle, "setting.invalid", `${name} cannot be "${value}".`, hint);
  }
  const further = given.filter(([name]) => !isSetting(name));
  const change = further.length > 0 && (await (await preparerOf(handle))(handle, further));
  if (typeof change === "object") return refuse(handle, ...change);
  Object.assign(handle.data, Object.fromEntries(said));
  handle.side = sideOf(handle.data["position"], document.dir);
  dressLauncher(handle);
  if (isWhole(handle.panel)) handle.panel.dress();
  if (change) await change();
}

const preparerOf = async ({ prepare }: PanelHandle) =>
  prepare ?? (await import("../look/look.ts")).prepare;

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
