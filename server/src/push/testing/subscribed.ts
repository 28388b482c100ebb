import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import type { PushAddress } from "@presently/shared/protocol";

/** A browser's side of Web Push, as RFC 8291 and RFC 8188 have it. */
export interface Subscribed {
  readonly keys: PushAddress["keys"];
  /** Reads a message that was encrypted for it; throws for any other. */
  read(message: Buffer): string;
}

export function subscribed(): Subscribed {
  const pair = createECDH("prime256v1");
  const own = pair.generateKeys();
  const secret = randomBytes(16);
  return {
    keys: { p256dh: own.toString("base64url"), auth: secret.toString("base64url") },
    read(message) {
      const salt = message.subarray(0, 16);
      const keyEnd = 21 + message.readUInt8(20);
      const sender = message.subarray(21, keyEnd);
      const sealed = message.subarray(keyEnd);
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), own, sender]);
      const shared = derived(pair.computeSecret(sender), secret, info, 32);
      const key = derived(shared, salt, "Content-Encoding: aes128gcm\0", 16);
      const nonce = derived(shared, salt, "Content-Encoding: nonce\0", 12);
      const open = createDecipheriv("aes-128-gcm", key, nonce);
      open.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
      return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
    },
  };
}

function derived(from: Buffer, salt: Buffer, info: string | Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", from, salt, info, bytes));
}
