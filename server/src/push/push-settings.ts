import { createECDH } from "node:crypto";
import type { Config } from "../config.ts";

/** By what a push service knows this server (RFC 8292): a key pair, and whom to turn to. */
export interface PushSettings {
  /** The server's public address. */
  readonly subject: string;
  /** What browsers subscribe with, as base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * Web Push is there where the server's public address is known and https: browsers give a worker to no other page, and push services want to know
 * whom they serve (PU1). `secret` is the server's own, 256 random bits as base64url, kept like its others (R47): a private key of P-256 is no
 * more than that.
 */
export function pushSettings(
  { publicUrl }: Pick<Config, "publicUrl">,
  secret: () => string,
): PushSettings | undefined {
  if (publicUrl?.startsWith("https://") !== true) return undefined;
  const privateKey = secret();
  const pair = createECDH("prime256v1");
  // Throws for what is no key; of random ones that is one in four thousand million.
  pair.setPrivateKey(privateKey, "base64url");
  return { subject: publicUrl, publicKey: pair.getPublicKey("base64url"), privateKey };
}
