import { MAX_EMAIL_CHARS } from "@presently/shared/protocol";
import { errors, jwtVerify } from "jose";
import { cleanName } from "../content.ts";
import { isEmail } from "../domain/contact.ts";
import {
  IDENTITY_LEEWAY_MS,
  type IdentityRefusal,
  type Person,
  personOf,
} from "../domain/identity.ts";

/** Who a site's server says that a visitor is: the subject, and what it says of them. */
export interface SignedIdentity extends Person {
  readonly name: string | null;
  readonly email: string | null;
}

export type ReadIdentity =
  | { readonly isGood: true; readonly signed: SignedIdentity }
  | { readonly isGood: false; readonly why: IdentityRefusal };

/**
 * Reads a signed identity (ID3): a JWT of HS256 alone, for this site alone, with one of its keys. Compared in constant time, by jose; the claims
 * are read only after. An address that is none is left out: the person is who they are without it.
 */
export async function readIdentity(
  token: string,
  site: { readonly siteKey: string; readonly keys: readonly string[] },
  nowMs: number,
): Promise<ReadIdentity> {
  let why: IdentityRefusal = "signature";
  for (const key of site.keys) {
    const read = await readWith(token, key, site.siteKey, nowMs);
    if (read.isGood || read.why !== "signature") return read;
    why = read.why;
  }
  return { isGood: false, why };
}

async function readWith(
  token: string,
  key: string,
  audience: string,
  nowMs: number,
): Promise<ReadIdentity> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ["HS256"],
      audience,
      clockTolerance: IDENTITY_LEEWAY_MS / 1000,
      currentDate: new Date(nowMs),
    });
    const person = personOf(payload, nowMs);
    if (typeof person === "string") return { isGood: false, why: person };
    const { name, email } = payload;
    return {
      isGood: true,
      signed: {
        ...person,
        name: typeof name === "string" ? cleanName(name) : null,
        email: typeof email === "string" ? readAddress(email) : null,
      },
    };
  } catch (error) {
    return { isGood: false, why: reasonOf(error) };
  }
}

function readAddress(signed: string): string | null {
  return signed.length <= MAX_EMAIL_CHARS && isEmail(signed) ? signed : null;
}

/** Anything that is no refusal of jose's is a fault of ours, and is thrown on. */
function reasonOf(error: unknown): IdentityRefusal {
  if (error instanceof errors.JOSEAlgNotAllowed) return "algorithm";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature";
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === "aud" ? "audience" : "times";
  if (error instanceof errors.JOSEError) return "malformed";
  throw error;
}
