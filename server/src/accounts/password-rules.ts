import { DeskError } from "@presently/shared/protocol";
import { isCommonPassword } from "./common-passwords.ts";

export const MIN_PASSWORD_CHARS = 12;
export const MAX_PASSWORD_CHARS = 128;

/**
 * Refuses a password that would be tried first (R28): length counts characters as people see code points, after NFKC; no rule about
 * digits or capitals. `email` is what it must not be made of.
 */
export function assertGoodPassword(password: string, email: string): void {
  const normal = password.normalize("NFKC");
  const chars = Array.from(normal).length;
  const limits = { minChars: MIN_PASSWORD_CHARS, maxChars: MAX_PASSWORD_CHARS };
  if (chars < MIN_PASSWORD_CHARS || chars > MAX_PASSWORD_CHARS) {
    throw new DeskError("password.too-weak", limits);
  }
  if (isCommonPassword(normal) || isMadeOf(email, normal)) {
    throw new DeskError("password.too-weak", limits);
  }
}

function isMadeOf(email: string, password: string): boolean {
  const lower = password.toLowerCase();
  const [name = ""] = email.toLowerCase().split("@");
  return lower === email.toLowerCase() || (name.length >= 4 && isAround(name, lower));
}

/** The name with nothing but digits and signs about it, or only itself again. */
function isAround(name: string, password: string): boolean {
  return password.includes(name) && !/\p{Letter}/u.test(password.replaceAll(name, ""));
}
