import { randomInt } from "node:crypto";
import { hashSecret } from "./secret-token.ts";

const COUNT = 10;
/** Without letters and digits that are taken for each other: 31 of them, so a code has 59 bits, and only its hash is kept. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const CHARS = 12;
const GROUP = 4;

/** Ten codes as they are shown: `k7mp-2xqd-h9ta`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const chars = Array.from({ length: CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]);
    const groups = [0, GROUP, 2 * GROUP].map((from) => chars.slice(from, from + GROUP).join(""));
    return groups.join("-");
  });
}

/** The hash a code is kept by; capitals, spaces and hyphens make no difference. It is random enough to need no slow hash. */
export function hashOfRecoveryCode(code: string): string {
  return hashSecret(code.toLowerCase().replaceAll(/[\s-]/g, ""));
}
