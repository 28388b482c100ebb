import * as z from "zod";
import { AgentId } from "./ids.ts";
import { Role } from "./states.ts";

/**
 * The second step of signing in (DOMAIN.md, TF1 to TF8), over HTTP as signing in itself: GET /console/api/second-factor, and POST to the same
 * path with /begin, /confirm, /recovery-codes, /off, /remove and /required after it.
 */

/** Six digits of the app, or a recovery code; written with spaces or hyphens as people do. */
export const SecondFactorCode = z.string().min(1).max(64);
const Password = z.string().min(1).max(512);

/** What somebody is told about their own second step. */
export const SecondFactorView = z.object({
  /** null = it is off. */
  sinceMs: z.nullable(z.int()),
  /** Those that are not used yet. */
  recoveryCodesLeft: z.int().min(0),
  /** Whether their role is one that has to have it (TF6). */
  isRequired: z.boolean(),
});
export type SecondFactorView = z.infer<typeof SecondFactorView>;

export const BeginSecondFactorRequest = z.object({ password: Password });
/** What an app is told: as text to type, and as the address that is drawn as a QR code. */
export const SecondFactorSecret = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorSecret = z.infer<typeof SecondFactorSecret>;

export const ConfirmSecondFactorRequest = z.object({ code: SecondFactorCode });
/** For new recovery codes, and for switching it off. */
export const ProveSecondFactorRequest = z.object({ password: Password, code: SecondFactorCode });
/** Shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });

export const RemoveSecondFactorRequest = z.object({ agentId: AgentId });
/** The roles that have to have a second step; asked of an owner (TF6). */
export const RequireSecondFactorRequest = z.object({ roles: z.array(Role).max(4) });
