import { DeskError } from "@presently/shared/protocol";
import { isSameSecret, newSecret } from "./secret-token.ts";

const LIFE_MS = 15 * 60_000;

/**
 * The one-time token behind the set-up page (R32): made at start while there is no owner, good for 15 minutes, kept in memory only. A
 * restart makes another; once there is an owner the desk refuses in any case.
 */
export function createSetupLink(nowMs: () => number) {
  let current: { token: string; untilMs: number } | undefined;
  return {
    /** Makes a token and forgets the one before. */
    make(): string {
      current = { token: newSecret(), untilMs: nowMs() + LIFE_MS };
      return current.token;
    },
    assertGood(token: string): void {
      const isGood =
        current !== undefined && nowMs() < current.untilMs && isSameSecret(token, current.token);
      if (!isGood) throw new DeskError("link.invalid");
    },
    /** Closes the door for good. */
    forget(): void {
      current = undefined;
    },
  };
}
