import { hkdfSync } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const ISSUER = "Presently";
const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
/** Codes of the step before and the step after are good, too: clocks differ, and people take a moment to type (TF1). */
const STEPS_AROUND = 1;

/**
 * The secret that an account shares with its app (RFC 6238). Drawn from the server's own secret and the random name of the factor (HKDF, RFC 5869),
 * so the database and its backups hold nothing to make codes with (R47).
 */
export function timeSecretOf(serverSecret: string, account: number, nonce: string): Secret {
  const about = `presently second factor ${account} ${nonce}`;
  return new Secret({ buffer: hkdfSync("sha256", serverSecret, "", about, SECRET_BYTES) });
}

function codesOf(secret: Secret, label = ""): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret,
    algorithm: "SHA1", // what every app speaks; the code's strength does not rest on collisions
    digits: 6,
    period: STEP_SECONDS,
  });
}

/** What an app reads from the QR code. */
export function appAddressOf(secret: Secret, email: string): string {
  return codesOf(secret, email).toString();
}

/** The code that an app shows at a moment, by the secret as it is shown to people; spaces in it count for nothing. */
export function timeCodeAt(shown: string, atMs: number): string {
  return codesOf(Secret.fromBase32(shown)).generate({ timestamp: atMs });
}

/** The step whose code this is, if it is one of those about now and later than the last that was used; else undefined (TF1). */
export function stepOfCode(
  secret: Secret,
  code: string,
  { nowMs, lastStep }: { readonly nowMs: number; readonly lastStep: number },
): number | undefined {
  const token = code.replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = codesOf(secret).validate({ token, timestamp: nowMs, window: STEPS_AROUND });
  if (delta === null) return undefined;
  const step = Math.floor(nowMs / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? step : undefined;
}
