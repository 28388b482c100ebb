import { DeskError, type Role } from "@presently/shared/protocol";
import { all, one, run, type Script } from "../store/script.ts";
import {
  accountsWithSecondFactor,
  addRecoveryCode,
  dropRecoveryCodes,
  dropSecondFactor,
  rolesWithSecondFactor,
  saveSecondFactor,
  secondFactorOf,
  useRecoveryCode,
} from "../store/statements/second-factors.ts";
import { appendAudit } from "./audit.ts";
import { DESK } from "./context.ts";
import { hashOfRecoveryCode } from "./recovery-codes.ts";
import { stepOfCode, timeSecretOf } from "./time-codes.ts";

/** What a script needs for looking at codes. */
export interface CodeContext {
  /** The server's own. */
  readonly secret: string;
  readonly nowMs: number;
}

/** Whether somebody's role asks for a second step that they do not have (TF6). */
export function* lacksSecondFactor(account: number, role: Role): Script<boolean> {
  const required = yield* all(rolesWithSecondFactor, { desk: DESK });
  if (!required.some((one) => one.role === role)) return false;
  return !(yield* hasSecondFactor(account));
}

export function* hasSecondFactor(account: number): Script<boolean> {
  const factor = yield* one(secondFactorOf, { desk: DESK, account });
  return factor !== undefined && factor.sinceMs !== null;
}

/** Who of the team has one. */
export function* withSecondFactor(): Script<Set<number>> {
  const rows = yield* all(accountsWithSecondFactor, { desk: DESK });
  return new Set(rows.map(({ account }) => account));
}

/**
 * Asks an account's second step, if it has one: `second-factor.needed` without a code, `second-factor.failed` with one that is not good. A good one
 * is used up by this (TF1, TF4). `actor` is who the audit log names.
 */
export function* assertSecondFactor(
  account: number,
  code: string | undefined,
  actor: string,
  context: CodeContext,
): Script<void> {
  const factor = yield* one(secondFactorOf, { desk: DESK, account });
  if (factor === undefined || factor.sinceMs === null) return;
  if (code === undefined) throw new DeskError("second-factor.needed");
  const { nowMs } = context;
  const secret = timeSecretOf(context.secret, account, factor.nonce);
  const { lastStep } = factor;
  const step = stepOfCode(secret, code, { nowMs, lastStep });
  if (step !== undefined) {
    yield* run(saveSecondFactor, { desk: DESK, account, ...factor, lastStep: step });
    return;
  }
  const codeHash = hashOfRecoveryCode(code);
  const { changes } = yield* run(useRecoveryCode, { desk: DESK, account, codeHash });
  if (changes === 0) throw new DeskError("second-factor.failed");
  const action = "second-factor.recoveryUsed";
  yield* appendAudit({ atMs: nowMs, actor, action, subject: String(account) });
}

/** Ten new codes in the place of those that are left; only their hashes are kept. */
export function* replaceRecoveryCodes(account: number, codes: readonly string[]): Script<void> {
  yield* run(dropRecoveryCodes, { desk: DESK, account });
  for (const code of codes) {
    yield* run(addRecoveryCode, { desk: DESK, account, codeHash: hashOfRecoveryCode(code) });
  }
}

/** Takes the second step away, with its recovery codes; says whether there was one. */
export function* takeSecondFactor(account: number): Script<boolean> {
  const had = yield* hasSecondFactor(account);
  yield* run(dropRecoveryCodes, { desk: DESK, account });
  yield* run(dropSecondFactor, { desk: DESK, account });
  return had;
}
