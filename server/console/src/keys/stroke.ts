/** What is read of a pressed key. */
export type PressedKey = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>;

/** What the keys of an American keyboard write with Shift; only those that the console's keys name. */
const WITH_SHIFT: Readonly<Record<string, string>> = { Slash: "?", Digit3: "#" };

/**
 * What was pressed, as bindings write it: `j`, `?`, `Enter`, `Mod+k`, `Mod+Shift+Enter`; undefined for a key that alone says nothing. `Mod` is Cmd on
 * a Mac, else Ctrl. A letter is taken by what it writes, so that a Dvorak or French keyboard does what its keys say; where it writes no Latin
 * one, by where it lies: Cyrillic "о" on the key J is `j` (KY1).
 * *Why not tinykeys:* it compares either the character or the place of a key, and a binding for both would fire twice on such a keyboard.
 */
export function strokeOf(event: PressedKey, isMac: boolean): string | undefined {
  if (event.altKey || (isMac ? event.ctrlKey : event.metaKey)) return undefined;
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  // Cyrillic layouts write a full stop with the key of "/"; with Mod that is no shortcut of anybody's.
  const isSlash = isMod && event.code === "Slash" && event.key === ".";
  const written = isSlash ? "/" : characterOf(event);
  if (written === undefined) return undefined;
  // A character holds its Shift in itself: "?" lies elsewhere on each keyboard.
  // A letter's Shift counts: Caps Lock alone writes capitals, too, and is no Shift.
  const isShift = event.shiftKey && (written.length > 1 || isMod || /^[a-z]$/.test(written));
  return `${isMod ? "Mod+" : ""}${isShift ? "Shift+" : ""}${written}`;
}

function characterOf({ key, code, shiftKey }: PressedKey): string | undefined {
  if (key === "Dead" || key === "Process" || key === "Unidentified") return undefined;
  if (["Shift", "Control", "Meta", "Alt", "CapsLock", "AltGraph"].includes(key)) return undefined;
  if (key.length > 1) return key;
  if (!liesElsewhere(key, code)) return key.toLowerCase();
  if (shiftKey && WITH_SHIFT[code] !== undefined) return WITH_SHIFT[code];
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? /^Digit(\d)$/.exec(code)?.[1];
}

/** Whether a key writes what no binding could name; on a Cyrillic layout the key of "?" writes a comma. */
function liesElsewhere(key: string, code: string): boolean {
  return key > "~" || (code === "Slash" && key === ",");
}

/** Whether keys pressed here are text: what is typed into a field is never a shortcut (KY2). */
export function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
}
