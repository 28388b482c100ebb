import type { LoaderHandle, Panel } from "../contract.ts";
import { en } from "./i18n/en/panel.ts";
import { createPanel } from "./panel-on-page.tsx";

/**
 * Starts the panel beside the loader's button; it shows nothing and connects to nothing until it is told to. The server refuses the origin
 * `null` (file://, a sandbox): there the chat is a page of its own.
 */
export function mount(handle: LoaderHandle): Panel {
  return self.origin === "null" ? elsewhere(handle) : createPanel(handle);
}

function elsewhere({ server, siteKey }: LoaderHandle): Panel {
  const open = () =>
    void window.open(`${server}/chat/${siteKey}?lang=${en.lang}`, "_blank", "noopener");
  const nothing = () => {};
  const nobody = async () => {};
  return {
    open,
    toggle: open,
    close: nothing,
    reopen: nothing,
    resume: nothing,
    reset: nobody,
    identify: nobody,
    callback: () => Promise.reject(new Error("removed")),
  };
}
