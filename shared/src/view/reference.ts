/** Without I, L, O and U, so that it can be read aloud and typed again (Crockford's base 32). */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS_OF_ID = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH = 8;

/**
 * The short number of a conversation that people can quote, such as 7K3M-Q9TX: made of its public id, so that everybody who knows one knows the
 * other and nothing has to be stored. 40 bits: among a million conversations it is about as likely as not that some two share one, so it
 * finds and does not prove; and it lets nobody in.
 */
export function referenceOf(conversationId: string): string {
  const random = conversationId.slice(conversationId.indexOf("_") + 1);
  let number = "";
  for (let at = 0; at < LENGTH; at += 1) {
    const place = SIGNS_OF_ID.indexOf(random[at] ?? "");
    number += SIGNS[Math.max(0, place) % SIGNS.length] ?? "0";
  }
  return `${number.slice(0, 4)}-${number.slice(4)}`;
}
