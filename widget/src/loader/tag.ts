import type { SiteSettings } from "@presently/shared/settings";
import type { Tag } from "../contract.ts";

/**
 * Reads our own script tag. Tag managers and module loaders leave `currentScript` null and may drop data attributes; then the last tag
 * that loads `presently.js` is ours and the site key stands in its address.
 */
export function readTag(site: Partial<SiteSettings> | undefined): Tag | undefined {
  // Either cast holds a script of HTML: an SVG one has no `src` and falls out below.
  const script = (document.currentScript ??
    [...document.querySelectorAll('script[src*="/presently.js"]')].at(-1)) as
    | HTMLScriptElement
    | undefined;
  if (!script?.src) return undefined;
  const address = new URL(script.src);
  const data = script.dataset;
  const siteKey = data["site"] || address.searchParams.get("site") || site?.key;
  return siteKey
    ? { server: new URL(".", address).href.slice(0, -1), siteKey, ...site, data }
    : undefined;
}
