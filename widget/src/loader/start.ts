import type { SiteSettings } from "@presently/shared/settings";
import type { Presently } from "../contract.ts";
import { attempt } from "./attempt.ts";
import { createChat } from "./chat.ts";
import { readTag } from "./tag.ts";

/** Before us the page's own queue of functions; but anything may have that name, an element with that id too. */
type Stub = { readonly version?: undefined; readonly site?: Partial<SiteSettings> };

declare global {
  interface Window {
    presently?: Stub | Presently;
  }
}

/** Puts the launcher on the page as soon as there is a body. A second copy of the script does nothing. */
export function start(): void {
  const tag = readTag((window.presently as Stub | undefined)?.site); // a chat that runs already has no such part
  const begin = () => {
    const stub = window.presently;
    if (stub?.version) return;
    if (!tag) return console.error("[Presently] data-site is missing.");
    const presently = createChat(tag);
    window.presently = presently;
    if (Array.isArray(stub)) stub.forEach(presently.push);
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", () => attempt(begin));
}
