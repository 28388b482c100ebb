import { hkdfSync } from "node:crypto";

const KEY_BYTES = 32;

/**
 * The key that a site signs with, as its owner is shown it: 256 bits as base64url, whose characters are what is signed with (ID2). It is drawn from
 * the server's own secret and the random name of the key (HKDF, RFC 5869), so the database and its backups hold nothing to sign with (R47).
 */
export function identityKeyOf(secret: string, siteKey: string, keyId: string): string {
  const about = `presently identity ${siteKey} ${keyId}`;
  return Buffer.from(hkdfSync("sha256", secret, "", about, KEY_BYTES)).toString("base64url");
}
