import type { LauncherShape } from "@presently/shared/protocol/further-look";

/** What is set of the button besides its colour and its place. */
export interface LauncherLook {
  readonly shape?: LauncherShape;
  /** The outline of its icon; empty: the loader's bubble. */
  readonly path?: string;
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
  { shape, path, phoneOffset }: LauncherLook,
  label: string,
  side: "left" | "right",
): string {
  const [x, y] = /^\d+ \d+$/.test(phoneOffset ?? "") ? (phoneOffset ?? "").split(" ") : [];
  return (
    (shape === "pill" ? pill(label) : shape ? bare(shape) : "") +
    (path === undefined ? "" : icon(path)) +
    (x && y
      ? `@media ${PHONE}{:host>button{bottom:${y}px!important;${side}:${x}px!important;${side === "left" ? "right" : "left"}:auto!important}}`
      : "")
  );
}

/** As the loader draws it, or with corners; all of it is said, since a script may take a pill back. */
const bare = (shape: LauncherShape) =>
  `:host>button:not([hidden]){display:inline-block;width:56px;padding:17px 15px;border-radius:${shape === "square" ? "16px" : "50%"}}:host>button::after{content:none}`;

/** In place of the bubble, which a script may take back, too. An open chat's button shows the panel's own arrow, whose rule goes before. */
const icon = (path: string) =>
  `:host>button::before{${path ? `border-radius:0;clip-path:path("${path}")` : "border-radius:10px 10px 10px 3px;clip-path:none"}}`;

const pill = (label: string) =>
  `:host>button:not([hidden]){direction:ltr;display:flex;align-items:center;gap:10px;box-sizing:border-box;width:auto;max-width:calc(100vw - 40px);padding:0 20px 0 16px;border-radius:28px;font:600 16px/20px system-ui,sans-serif;white-space:nowrap}
:host>button::before{flex:none;box-sizing:border-box;width:24px;height:20px}
:host>button::after{content:"${escaped(label)}";min-width:0;overflow:hidden;text-overflow:ellipsis}`;

/** As a string of CSS: whatever ends one, or begins an escape, by its number. */
function escaped(text: string): string {
  return text.replace(/["\\\p{Cc}]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
}
