import type { LoaderHandle, Panel } from "../contract.ts";
import { elsewhere } from "./elsewhere.ts";
import { createPanel } from "./panel-on-page.tsx";

/**
 * Starts the panel beside the loader's button; it shows nothing and connects to nothing until it is told to. The server refuses the origin
 * `null` (file://, a sandbox): there the chat is a page of its own.
 */
export function mount(handle: LoaderHandle): Panel {
  return self.origin === "null" ? elsewhere(handle) : createPanel(handle);
}
