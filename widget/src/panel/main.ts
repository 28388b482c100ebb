import type { CallPanel, LoaderHandle } from "../contract.ts";
import type * as ApiPart from "./api/api.ts";
import type { PanelHandle } from "./panel-handle.ts";
import { createPanel } from "./panel-on-page.tsx";
import { retell } from "./retell.ts";
import { sideOf } from "./side.ts";
import { isFollowed } from "./usual-tag.ts";

type Methods = Record<string, ((...given: readonly unknown[]) => unknown) | undefined>;

/**
 * Starts the panel beside the loader's button; it shows nothing and connects to nothing until it is told to. What few pages need comes in a
 * part of its own: with the panel where the tag asks for it, or where there is no origin, as on `file://`, and else when a script does.
 */
export async function mount(loader: LoaderHandle): Promise<CallPanel> {
  const { button, data, kept } = loader;
  const base = new URL(/* @vite-ignore */ "..", import.meta.url).href;
  const emit: PanelHandle["emit"] = (name, detail) =>
    dispatchEvent(new CustomEvent(`presently:${name}`, { detail }));
  const handle = Object.assign(loader, {
    base,
    server: base.slice(0, -1),
    siteKey: data["site"],
    side: sideOf(button && data["position"], document.dir),
    emit,
    createPanel,
  }) as PanelHandle; // its panel comes next; without a key there is no loader
  let api: typeof ApiPart | undefined;
  const importApi = async () => (api = await import("./api/api.ts"));
  /** Tells of its failure as the loader tells of the panel's. */
  const fetchApi = () =>
    importApi().catch((error: Error) => {
      const hint = `Does the CSP allow ${base}?`;
      console.error("[Presently]", hint, error);
      emit("error", Object.assign(error, { code: "panel.unreachable", hint }));
      throw error;
    });
  const call: CallPanel = async (name, given) => {
    const own = (handle.panel as object as Methods)[name]; // what scripts give is for the method to look at
    // That part knows what becomes of a department that is named.
    const isOwn = own && !(given[0] as { department?: unknown } | null | undefined)?.department;
    return isOwn ? own(...given) : (api ?? (await fetchApi())).call(handle, name, given);
  };
  const isUsual =
    self.origin !== "null" &&
    data["consent"] === "granted" &&
    !(data["launcher"] || data["datalayer"] || data["z"] || data["department"]);
  // The chat is there without it, as usual.
  if (handle.further)
    await import("./look/look.ts").then(
      (part) => part.dress(handle),
      () => {},
    );
  handle.panel = isUsual ? createPanel(handle) : (await importApi()).begin(handle);
  handle.retell = retell;
  if (button) button.onclick = () => handle.panel.toggle();
  // What was called first is done first; nobody waits for what it answers, such as a token that never comes.
  if (kept.length > 0) await importApi().catch(() => {});
  for (const [name, given] of kept.splice(0)) call(name, given).catch(() => {}); // it was told where it failed
  // The chat is there without the part that says what is wrong, and does not wait for it.
  if (isUsual && !isFollowed(data))
    fetchApi().then(
      (part) => part.followTag(handle),
      () => {},
    );
  // What draws is a task of its own, where the browser knows how: the page gets in between.
  await (self as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.();
  return call;
}
