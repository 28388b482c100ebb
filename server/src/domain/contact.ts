import { cleanText, DeskError, MAX_EMAIL_CHARS, MAX_PHONE_CHARS } from "@presently/shared/protocol";

/** One @, something before it, a domain with a dot after it, nothing blank or unseen. Whether it exists only a mail can tell. */
const address =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?=.{4,190}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/** The zero of "+44 (0)20", which is dialled at home alone; in Italy, 39, it belongs to the number from anywhere. */
const zeroAtHome = /^([\s(]*(?:\+|00)[\s(]*(?!39\D)\d{1,3}\D*)\(\s*0\s*\)/;

/**
 * Reads a telephone number as a visitor typed it: an optional + and 6 to 15 digits (E.164 has no more), grouped by single spaces as the visitor
 * grouped them. Whether somebody answers only a call can tell. Throws `contact.invalid` (PH1).
 */
export function readPhone(typed: string): string {
  if (typed.length > MAX_PHONE_CHARS) throw new DeskError("contact.invalid");
  const phone = cleanText(typed)
    .replace(zeroAtHome, "$1 ")
    .replaceAll(/[\s./()\-\u2010-\u2015]+/g, " ")
    .trim()
    .replace(/^\+ /, "+");
  const digits = phone.replaceAll(/\D/g, "").length;
  if (!/^\+?\d[\d ]*$/.test(phone) || digits < 6 || digits > 15)
    throw new DeskError("contact.invalid");
  return phone;
}

/** Whether two numbers that were read are one, however they are grouped. */
export function isSameNumber(one: string, other: string): boolean {
  return one.replaceAll(" ", "") === other.replaceAll(" ", "");
}

/** Reads an e-mail address as a visitor typed it. Throws `contact.invalid` (C7). */
export function readEmail(typed: string): string {
  const email = cleanText(typed);
  if (!isEmail(email)) throw new DeskError("contact.invalid");
  return email;
}

/** Whether a text is an e-mail address as it stands. */
export function isEmail(text: string): boolean {
  return text.length <= MAX_EMAIL_CHARS && address.test(text);
}
