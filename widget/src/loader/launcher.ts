/**
 * The look of the round button: only what shows before the panel comes, which brings the rest. What is important on `:host` beats whatever rule
 * of the page, important ones too; what is fixed is a block by that. `all` resets neither `direction` nor `unicode-bidi`. Sizes in px, since a page
 * may have set its root's font size for itself. The colours are the panel's (`accentOf`), written so that a browser passes over what is no colour, or
 * what it cannot compute with, and an offset that is none. Where there is no top layer the z-index is the highest that the browser has.
 */
export const launcherStyle = (
  side: "left" | "right",
  color: string | undefined,
  [x, y]: readonly string[],
): string =>
  `:host{all:initial!important;position:fixed!important;z-index:9999999999!important}:host::before,:host::backdrop,:host::after{display:none!important}:host>button{position:fixed;bottom:20px;bottom:clamp(0px,${y}px,200px);${side}:20px;${side}:clamp(0px,${x}px,200px);height:56px;padding:17px 15px;border:1px solid #0000;border-radius:50%;width:56px;background:#115e59;background:lch(from ${color} l c h);color:#fff;color:lch(from ${color} calc((49.44 - l)*1e9) 0 0)}:host>button::before{content:"";border:10px solid;border-radius:10px 10px 10px 3px;display:block}@media print{:host{display:none!important}}`;
