/** What is set of the button besides its colour and its place. */
export interface LauncherLook {
  readonly shape?: "round" | "pill";
  /** In place of the usual distances where the chat is the whole screen, in px: from the side, from the bottom. */
  readonly phoneOffset?: string;
}

/** Where the panel takes the whole screen (`screen.ts`). */
const PHONE = "(max-width:479px),(max-height:419px)";

/**
 * The button as it is set, as a style sheet for after the loader's own. `label` stands beside the icon of a pill; it is the beginning of the
 * button's name (2.5.3). A hidden button stays hidden. The distances go before those that a script sets, which are meant for wider screens.
 */
export function launcherRules(
  { shape, phoneOffset }: LauncherLook,
  label: string,
  side: "left" | "right",
): string {
  const [x, y] = /^\d+ \d+$/.test(phoneOffset ?? "") ? (phoneOffset ?? "").split(" ") : [];
  return (
    (shape === "pill" ? pill(label) : shape === "round" ? ROUND : "") +
    (x && y
      ? `@media ${PHONE}{:host>button{bottom:${y}px!important;${side}:${x}px!important;${side === "left" ? "right" : "left"}:auto!important}}`
      : "")
  );
}

/** As the loader draws it; said where a script takes a pill back. */
const ROUND =
  ":host>button:not([hidden]){display:inline-block;width:56px;padding:17px 15px}:host>button::after{content:none}";

const pill = (label: string) =>
  `:host>button:not([hidden]){direction:ltr;display:flex;align-items:center;gap:10px;box-sizing:border-box;width:auto;max-width:calc(100vw - 40px);padding:0 20px 0 16px;border-radius:28px;font:600 16px/20px system-ui,sans-serif;white-space:nowrap}
:host>button::before{flex:none;box-sizing:border-box;width:24px;height:20px}
:host>button::after{content:"${escaped(label)}";min-width:0;overflow:hidden;text-overflow:ellipsis}`;

/** As a string of CSS: whatever ends one, or begins an escape, by its number. */
function escaped(text: string): string {
  return text.replace(/["\\\p{Cc}]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
}
