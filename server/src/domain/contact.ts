import { cleanText, DeskError, MAX_EMAIL_CHARS } from "@presently/shared/protocol";

/** One @, something before it, a domain with a dot after it, nothing blank or unseen. Whether it exists only a mail can tell. */
const address =
  /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?=.{4,190}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/** Reads an e-mail address as a visitor typed it. Throws `contact.invalid` (C7). */
export function readEmail(typed: string): string {
  const email = cleanText(typed);
  if (email.length > MAX_EMAIL_CHARS || !address.test(email))
    throw new DeskError("contact.invalid");
  return email;
}
