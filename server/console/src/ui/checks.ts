import { MAX_EMAIL_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";

/** Shortest password, in characters (R28); the server also refuses the common ones. */
export const MIN_PASSWORD_CHARS = 12;

/** What is wrong with an e-mail address, roughly: the server has the last word. */
export function emailProblem(email: string): string | undefined {
  if (email.trim() === "") return t.errors.needed;
  if (email.length > MAX_EMAIL_CHARS) return t.errors.tooLong(MAX_EMAIL_CHARS);
  return /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : t.errors.emailInvalid;
}

/** What is wrong with a field that has to be filled in. */
export function neededProblem(text: string): string | undefined {
  return text.trim() === "" ? t.errors.needed : undefined;
}

/** What is wrong with a department's key: letters and digits in any script, with hyphens between (DK1). */
export function keyProblem(key: string): string | undefined {
  if (key.trim() === "") return t.errors.needed;
  return /^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u.test(key.trim())
    ? undefined
    : t.errors.keyInvalid;
}

/** What is wrong with a new password; the length is counted as people count, in code points. */
export function newPasswordProblem(password: string): string | undefined {
  if (password === "") return t.errors.needed;
  return Array.from(password.normalize("NFKC")).length < MIN_PASSWORD_CHARS
    ? t.errors.passwordShort(MIN_PASSWORD_CHARS)
    : undefined;
}

/** What is wrong with an allowed address: an exact origin, `https://*.name` or a localhost one (R35). */
export function originProblem(origin: string, others: readonly string[] = []): string | undefined {
  const text = origin.trim();
  if (text === "") return t.errors.needed;
  const written = tidyOrigin(text);
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:(\d{1,5}|\*))?$/.test(written);
  if (!isLocal && written.startsWith("http://")) return t.errors.originInsecure;
  if (!isLocal && !/^https:\/\/(\*\.)?[^\s/*@?#:]+(:\d{1,5})?$/.test(written))
    return t.errors.originInvalid;
  return others.some((other) => tidyOrigin(other) === written) ? t.errors.originDouble : undefined;
}

/** The address as it is kept: lower case, without the slash a browser's address bar adds. */
export function tidyOrigin(origin: string): string {
  return origin.trim().toLowerCase().replace(/\/+$/, "");
}
