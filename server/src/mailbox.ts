import { domainToASCII } from "node:url";
import { secretHash } from "./secret-hash.ts";

/** An address in one spelling: letters of either case are the same, and a domain in its own script or in ASCII. */
export function addressOf(address: string): string {
  const at = address.lastIndexOf("@");
  const box = address.slice(0, at).normalize("NFKC").toLowerCase();
  const domain = address.slice(at + 1).toLowerCase();
  return `${box}@${domainToASCII(domain) || domain}`;
}

/**
 * The mailbox an address leads to, as far as that can be told from outside: dots before the @ and what follows a plus there are the same box, too.
 * Other names that a provider takes for one box are not known here. Only for counting (ML4): a dot may be another person's; mail goes to the address
 * as it was given.
 */
export function mailboxOf(address: string): string {
  const spelled = addressOf(address);
  const at = spelled.lastIndexOf("@");
  const box = spelled.slice(0, at);
  return `${(box.split("+")[0] ?? box).replaceAll(".", "")}${spelled.slice(at)}`;
}

/** A mailbox as it is kept to be known again: not the address. */
export function mailboxHash(address: string): string {
  return secretHash(mailboxOf(address)).toString("base64url");
}
