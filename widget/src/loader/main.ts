/** The panel's hashed file name, written in by the build. */
declare const __PANEL_FILE__: string;

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  // Resolved against the script's own address: a page on another origin has another base.
  const panel = new URL(__PANEL_FILE__, script.src).href;
  script.addEventListener("presently:open", () => void import(/* @vite-ignore */ panel));
}
