import type { CallPanel, LoaderHandle } from "../contract.ts";
import type { PanelHandle } from "./panel-handle.ts";
import { createPanel } from "./panel-on-page.tsx";
import { retell } from "./retell.ts";

type Methods = Record<string, ((...given: readonly unknown[]) => unknown) | undefined>;

/**
 * Starts the panel beside the loader's button; it shows nothing and connects to nothing until it is told to. What few pages need comes in a
 * part of its own: with the panel where the tag asks for it, or where there is no origin, as on `file://`, and else when a script does.
 */
export async function mount(loader: LoaderHandle): Promise<CallPanel> {
  const { base, button, data, kept } = loader;
  const handle = Object.assign(loader, { server: base.slice(0, -1), createPanel }) as PanelHandle; // its panel comes next
  const fetchApi = () => import("./api/api.ts");
  const call: CallPanel = async (name, given) => {
    const own = (handle.panel as object as Methods)[name]; // what scripts give is for the method to look at
    return own ? own(...given) : (await fetchApi()).call(handle, name, given);
  };
  const isUsual =
    self.origin !== "null" &&
    !(data["launcher"] || data["consent"] || data["datalayer"] || data["z"]);
  handle.panel = isUsual ? createPanel(handle) : (await fetchApi()).begin(handle);
  handle.retell = retell;
  if (button) button.onclick = () => handle.panel.toggle();
  // What was called first is done first; nobody waits for what it answers, such as a token that never comes.
  if (kept.length > 0) await fetchApi().catch(() => {});
  for (const [name, given] of kept.splice(0)) call(name, given).catch(() => {}); // it was told where it failed
  return call;
}
