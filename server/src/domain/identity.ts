/** So far a site's clock may stand from ours, either way (ID3). */
export const IDENTITY_LEEWAY_MS = 30_000;
/** So long an identity may hold from when it was signed (R26). */
export const IDENTITY_MAX_MS = 3600_000;
const MAX_SUBJECT_CHARS = 255;

/** What was signed, once its signature is known to be good; times in seconds, as a JWT has them. */
export interface SignedClaims {
  readonly sub?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

/** A person as the site calls them. Times in epoch milliseconds: `signedAtMs` by the site's clock. */
export interface Person {
  readonly subject: string;
  readonly signedAtMs: number;
  readonly untilMs: number;
}

/** Why a signed identity is not taken, for the owner alone. */
export type IdentityRefusal =
  | "malformed"
  | "algorithm"
  | "signature"
  | "audience"
  | "subject"
  | "times"
  | "expired"
  | "signed-out";

/**
 * Who was signed for, or why that is not taken (ID3): the subject is a text of 1 to 255 characters without unseen ones, taken as it is; it was
 * signed by now, is not over, and lasts an hour from then at most.
 */
export function personOf(claims: SignedClaims, nowMs: number): Person | IdentityRefusal {
  const { sub, iat, exp } = claims;
  if (typeof sub !== "string" || sub.trim() === "" || sub.length > MAX_SUBJECT_CHARS)
    return "subject";
  if (/\p{C}/u.test(sub)) return "subject";
  if (typeof iat !== "number" || typeof exp !== "number") return "times";
  const signedAtMs = Math.floor(iat * 1000);
  const untilMs = Math.floor(exp * 1000);
  if (signedAtMs > nowMs + IDENTITY_LEEWAY_MS) return "times";
  if (untilMs <= signedAtMs || untilMs - signedAtMs > IDENTITY_MAX_MS) return "times";
  if (untilMs + IDENTITY_LEEWAY_MS <= nowMs) return "expired";
  return { subject: sub, signedAtMs, untilMs: untilMs + IDENTITY_LEEWAY_MS };
}

/** Whether what was signed then is good still: not once its person has signed out with it, or with something signed later (ID7). */
export function isSignedOut(signedAtMs: number, signedOutAtMs: number | null): boolean {
  return signedOutAtMs !== null && signedAtMs <= signedOutAtMs;
}
