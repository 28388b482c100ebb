import type { PanelModule } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { dress } from "./dress.ts";
import { stopPictures } from "./pictures.ts";
import { isWhole } from "./whole.ts";

/** What a tag asks the part of the API for: it does so already, and goes on. */
const FOLLOWED = ["launcher", "datalayer", "z", "department"] as const;

/** Whether what is under way would be found again by a panel that knows no more than what this browser keeps. */
export function keepsAll({ panel, siteKey }: PanelHandle): boolean {
  if (!isWhole(panel)) return true;
  const { view, pending } = panel.session.picture();
  if (view === null && pending.length === 0) return true;
  try {
    return window.localStorage.getItem(`presently:${siteKey}:token`) !== null;
  } catch {
    return false; // a storage that throws keeps nothing
  }
}

/**
 * Takes the panel off and puts another in its place, of another language's `module` where there is one. As after a reload it takes up the
 * conversation and what stands in the box, and it is open if this one was; what is typed into a form of the chat is not kept.
 */
export async function anew(handle: PanelHandle, module?: PanelModule): Promise<void> {
  const { panel, root, button, data, state } = handle;
  if (!isWhole(panel)) return; // its words are asked for when it is made
  const hasFocus = !!root.activeElement && root.activeElement !== button;
  const draft = root.querySelector<HTMLTextAreaElement>(".composer textarea")?.value;
  Object.assign(panel.session, { connect() {} }); // it still hears of the page, which may come back out of the cache
  stopPictures(handle);
  panel.end();
  // The button is the first.
  for (let last = root.lastElementChild; last && last !== button; last = root.lastElementChild)
    last.remove();
  // What is the loader's, or the tag's own z-index, begins so; all else is adopted again.
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter(({ cssRules: [first] }) =>
    first?.cssText.startsWith(":host {"),
  );
  if (module) {
    const said = FOLLOWED.map((name) => [name, data[name]] as const);
    for (const [name] of said) delete data[name];
    await module.mount(handle);
    for (const [name, value] of said) if (value !== undefined) data[name] = value;
  } else {
    dress(handle);
    handle.panel = handle.createPanel(handle);
  }
  if (state.open && hasFocus) return handle.panel.open(draft ? { draft } : undefined);
  const { open } = data;
  data["open"] = state.open ? "always" : "never";
  handle.panel.takeUp();
  if (open === undefined) delete data["open"];
  else data["open"] = open;
}
