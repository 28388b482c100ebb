import { DeskError, MAX_DEPARTMENT_KEY_CHARS } from "@presently/shared/protocol";

/** Words of letters and digits in any script, with hyphens between them. */
const KEY = /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u;
/** For a name without a letter or a digit. */
const NAMELESS = "department";

/** A key however it was typed: letters of either case, composed or not, with space around it, are one. */
export function tidyKey(typed: string): string {
  return typed.trim().normalize("NFC").toLowerCase().normalize("NFC");
}

/** A key as an owner typed it (DK1). Throws `value.invalid`. */
export function readDepartmentKey(typed: string): string {
  const key = tidyKey(typed);
  if (key.length > MAX_DEPARTMENT_KEY_CHARS || !KEY.test(key))
    throw new DeskError("value.invalid", { field: "key" });
  return key;
}

/** The key that a department's name makes (DK1), with a number behind it where others have it. */
export function departmentKeyFor(name: string, taken: ReadonlySet<string>): string {
  const words = tidyKey(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const whole = shortened(words.join("-"), MAX_DEPARTMENT_KEY_CHARS) || NAMELESS;
  for (let number = 2, key = whole; ; number += 1) {
    if (!taken.has(key)) return key;
    const end = `-${number}`;
    key = shortened(whole, MAX_DEPARTMENT_KEY_CHARS - end.length) + end;
  }
}

/** At most so long, without half a character or a hyphen at its end. */
function shortened(key: string, maxChars: number): string {
  let short = "";
  for (const character of key) {
    if (short.length + character.length > maxChars) break;
    short += character;
  }
  return short.replace(/-+$/, "");
}

/** A department in which a conversation may begin. */
export interface Startable {
  readonly id: number;
  /** By its hours, now. */
  readonly isOpen: boolean;
}

/**
 * Where a conversation begins for which a page named a department (DK2): there; in the site's own where no department has that key, or where it is
 * closed by its hours and the site's own is not.
 */
export function departmentToStartIn<Department extends Startable>(
  own: Department,
  asked: Department | undefined,
): { readonly department: Department; readonly outcome: "taken" | "unknown" | "closed" } {
  if (asked === undefined) return { department: own, outcome: "unknown" };
  if (asked.isOpen || !own.isOpen) return { department: asked, outcome: "taken" };
  return { department: own, outcome: "closed" };
}
