import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { newSecret } from "./accounts/secret-token.ts";

/** In the data folder: what the keys of sites and the second steps of accounts are drawn from. */
export const IDENTITY_SECRET_FILE = "identity-secret";

/** A secret that the server makes for itself at the first start and keeps in a file that only its owner can read (R47). */
export function secretIn(file: string): string {
  if (!existsSync(file)) {
    const secret = newSecret();
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 20)
    throw new Error(`${file} holds no usable secret; remove it to get a new one`);
  return secret;
}
