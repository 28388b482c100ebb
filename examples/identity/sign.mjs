// node sign.mjs SITE_KEY ID NAME EMAIL, the key in IDENTITY_KEY
import { createHmac } from "node:crypto";
import { argv, env } from "node:process";

/** Says, signed, who is signed in here: for ten minutes. */
export function signIdentity(key, siteKey, { id, name, email }) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { aud: siteKey, sub: id, name, email, iat: now, exp: now + 600 };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

function part(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

const [siteKey, id, name, email] = argv.slice(2);
console.log(signIdentity(env.IDENTITY_KEY, siteKey, { id, name, email }));
