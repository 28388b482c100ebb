import { createHash } from "node:crypto";

/** What is kept of a secret: SHA-256 is enough, since nobody can guess 256 bits (R24, R29). Each table says how it is written. */
export function secretHash(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
