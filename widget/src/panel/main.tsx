import type { LoaderHandle, Panel } from "../contract.ts";
import { createPanel } from "./panel-on-page.tsx";

/** Starts the panel beside the loader's button; it shows nothing and connects to nothing until it is told to. */
export function mount(handle: LoaderHandle): Panel {
  return createPanel(handle);
}
