import { hkdfSync } from "node:crypto";
import { Webhook } from "standardwebhooks";

const KEY_BYTES = 32;

/**
 * What a webhook is signed with, as its owner is shown it: `whsec_` and 256 bits (WH4). It is drawn from the server's own secret, the webhook's random
 * name and how many there were before (HKDF, RFC 5869), so the database and its backups hold nothing to sign with (R47).
 */
export function webhookSecretOf(
  serverSecret: string,
  webhookId: string,
  generation: number,
): string {
  const about = `presently webhook ${webhookId} ${generation}`;
  const key = Buffer.from(hkdfSync("sha256", serverSecret, "", about, KEY_BYTES));
  return `whsec_${key.toString("base64")}`;
}

/** The headers of Standard Webhooks 1.0: each secret's signature of id, time and body (R42). */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  atMs: number,
  body: string,
): Readonly<Record<string, string>> {
  const at = new Date(atMs);
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(atMs / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
  };
}
