const SVG = "http://www.w3.org/2000/svg";

/** The round button. Plain DOM: it is all that a page pays for until somebody wants to chat. */
export function createLauncher(root: ShadowRoot): HTMLButtonElement {
  const button = document.createElement("button");
  const icon = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  button.type = "button";
  button.className = "launcher";
  button.ariaLabel = "Chat with us";
  button.ariaExpanded = "false";
  icon.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute(
    "d",
    "M5 4h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-6l-6 4v-4H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z",
  );
  icon.append(path);
  button.append(icon);
  root.append(button);
  return button;
}

/**
 * Only what shows before the panel comes, which brings the rest. Everything on `:host` is important: inside a shadow tree that beats
 * whatever rule of the page, important ones too. `all` resets neither `direction` nor `unicode-bidi`. Sizes in px, since a page may have
 * set its root's font size for itself. White or black on the accent, whichever has the contrast: at L* 49.44 both have 4.6:1.
 */
export function launcherStyle(side: "left" | "right", accent: string): string {
  return `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;display:block!important;width:0!important;height:0!important;overflow:visible!important;border:0!important;padding:0!important;direction:ltr!important;unicode-bidi:isolate!important;z-index:2147482000!important;--accent:${accent}!important;--on-accent:lch(from ${accent} calc((49.44 - l)*infinity) 0 0)!important}
:host::backdrop{display:none!important}
.launcher{position:fixed;bottom:20px;${side}:20px;width:56px;height:56px;padding:14px;border-radius:50%;border:1px solid transparent;background:var(--accent);color:#fff;color:var(--on-accent);cursor:pointer;box-shadow:0 4px 16px #0004}
.launcher svg{display:block;fill:currentColor}
@media print{:host{display:none!important}}`;
}

/** `right` and `left` are logical: in a right-to-left page they change places. */
export function sideOf(position: string | undefined, direction: string): "left" | "right" {
  return (position === "left") === (direction === "rtl") ? "right" : "left";
}
