/** The round button. Plain DOM: it is all that a page pays for until somebody wants to chat. */
export function createLauncher(
  root: ShadowRoot,
  name: string,
  notice: string | undefined,
): HTMLButtonElement {
  const button = document.createElement("button");
  if (notice) button.title = notice;
  button.ariaLabel = name;
  button.ariaExpanded = "false";
  root.append(button);
  return button;
}

/**
 * Only what shows before the panel comes, which brings the rest. What is important on `:host` beats whatever rule of the page, important
 * ones too. `all` resets neither `direction` nor `unicode-bidi`. Sizes in px, since a page may have set its root's font size for itself.
 * The colours are the panel's (`accentOf`), written so that a browser passes over what is no colour, or what it cannot compute with.
 * Where there is no top layer the z-index is the highest that the browser has.
 */
export const launcherStyle = (
  side: "left" | "right",
  color: string | undefined,
): string => `:host{all:initial!important;position:fixed!important;display:block!important;direction:ltr!important;unicode-bidi:isolate!important;z-index:9999999999!important}
:host::before,:host::after,:host::backdrop{display:none!important}
:host>button{position:fixed;bottom:20px;${side}:20px;width:56px;height:56px;padding:17px 15px;border-radius:50%;border:1px solid #0000;background:#115e59;background:lch(from ${color} l c h);color:#fff;color:lch(from ${color} calc((49.44 - l)*1e9) 0 0);cursor:pointer;box-shadow:0 4px 16px #0004}
:host>button::before{content:"";display:block;border:10px solid;border-radius:10px 10px 10px 3px}
@media print{:host{display:none!important}}`;

/** `right` and `left` are logical: in a right-to-left page they change places. */
export const sideOf = (position: string | undefined, direction: string): "left" | "right" =>
  (position === "left") === (direction === "rtl") ? "right" : "left";
