import { createHmac } from "node:crypto";

/** The claims of a signed identity, and its header where that is to be another. */
export interface Signing {
  readonly key: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Of node:crypto; `none` leaves the signature empty. */
  readonly hash?: "sha256" | "sha512" | "none";
}

/** Signs as a site's server does, by hand: a test of what is refused has to be able to sign what no library would. */
export function sign({ key, claims, header, hash = "sha256" }: Signing): string {
  const signed = `${part(header ?? { alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  if (hash === "none") return `${signed}.`;
  return `${signed}.${createHmac(hash, key).update(signed).digest("base64url")}`;
}

/** The claims that a site's server signs, good for 5 minutes. */
export function claimsOf(siteKey: string, sub: string, nowMs: number, more: object = {}) {
  const iat = Math.floor(nowMs / 1000);
  return { sub, aud: siteKey, iat, exp: iat + 300, ...more };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
