import { domainToASCII } from "node:url";
import { secretHash } from "./secret-hash.ts";

/**
 * The mailbox an address leads to, as far as that can be told from outside: letters of either case, dots before the @ and what follows a plus there are
 * the same box, and a domain is the same in its own script and in ASCII. Other names that a provider takes for one box are not known here. Only for
 * counting (ML4); mail goes to the address as it was given.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf("@");
  const box = address.slice(0, at).normalize("NFKC").toLowerCase();
  const domain = address.slice(at + 1).toLowerCase();
  return `${(box.split("+")[0] ?? box).replaceAll(".", "")}@${domainToASCII(domain) || domain}`;
}

/** A mailbox as it is kept to be known again: not the address. */
export function mailboxHash(address: string): string {
  return secretHash(mailboxOf(address)).toString("base64url");
}
