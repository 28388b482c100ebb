/** The round button. Plain DOM: it is all that a page pays for until somebody wants to chat. */
export function createLauncher(root: ShadowRoot, notice: string | undefined): HTMLButtonElement {
  const button = document.createElement("button");
  if (notice) button.title = notice;
  button.ariaLabel = "Chat with us";
  button.ariaExpanded = "false";
  root.append(button);
  return button;
}

/** A surface's colour and that of the words on it. */
export type Accent = readonly [surface: string, ink: string];

/**
 * The site's own colour, else ours. On the site's stands white or black, whichever has the contrast: at L* 49.44 both have 4.6:1. What is
 * no colour is left out, and so is every colour where the browser cannot compute with it.
 */
export function accentOf(color: string | undefined): Accent {
  const from = `lch(from ${color} `;
  return CSS.supports("color", `${from}l c h)`)
    ? [`${from}l c h)`, `${from}calc((49.44 - l)*infinity) 0 0)`]
    : ["#115e59", "#fff"];
}

/**
 * Only what shows before the panel comes, which brings the rest. What is important on `:host` beats whatever rule of the page, important
 * ones too. `all` resets neither `direction` nor `unicode-bidi`. Sizes in px, since a page may have set its root's font size for itself.
 */
export function launcherStyle(side: "left" | "right", [surface, ink]: Accent): string {
  return `:host{all:initial!important;position:fixed!important;display:block!important;direction:ltr!important;unicode-bidi:isolate!important;z-index:2147482000!important}
:host::backdrop{display:none!important}
:host>button{position:fixed;bottom:20px;${side}:20px;width:56px;height:56px;padding:17px 15px;border-radius:50%;border:1px solid transparent;background:${surface};color:${ink};cursor:pointer;box-shadow:0 4px 16px #0004}
:host>button::before{content:"";display:block;border:10px solid;border-radius:10px 10px 10px 3px}
@media print{:host{display:none!important}}`;
}

/** `right` and `left` are logical: in a right-to-left page they change places. */
export function sideOf(position: string | undefined, direction: string): "left" | "right" {
  return (position === "left") === (direction === "rtl") ? "right" : "left";
}
