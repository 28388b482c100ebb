import { DeskError } from "@presently/shared/protocol";
import { one } from "../store/script.ts";
import { accountById } from "../store/statements/accounts.ts";
import type { AccountsDeps, SignedIn } from "./context.ts";
import type { Passwords } from "./passwords.ts";
import { type Attempt, type Attempts, withdrawnOnFailure } from "./sign-in-attempts.ts";

export interface ProvenPassword {
  /** The hash that the password was compared with: when it is another at the time of writing, the proof is worth nothing. */
  readonly checked: string;
  /** Counts as failed until it is told otherwise. */
  readonly attempt: Attempt;
}

/** Asks somebody who is signed in for their password again; guessing it is limited as it is at the door, `ip` as there (R31). */
export async function provePassword(
  { deps, passwords, attempts }: { deps: AccountsDeps; passwords: Passwords; attempts: Attempts },
  who: Pick<SignedIn, "account" | "email">,
  { password, ip }: { readonly password: string; readonly ip: string },
): Promise<ProvenPassword> {
  const attempt = attempts.begin(who.email, ip);
  const account = await withdrawnOnFailure(attempt, () =>
    deps.flush.read(() => one(accountById, { id: who.account })),
  );
  const checked = account?.passwordHash ?? undefined;
  const isRight =
    checked !== undefined &&
    (await withdrawnOnFailure(attempt, () => passwords.isRight(password, checked)));
  if (!isRight) throw new DeskError("sign-in.failed");
  return { checked, attempt };
}
