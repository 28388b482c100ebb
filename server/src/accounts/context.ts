import type { Clock } from "@presently/shared/clock";
import type { Role } from "@presently/shared/protocol";
import type { RoleGrant } from "../domain/rights.ts";
import type { Flush } from "../store/flush.ts";
import type { PasswordCost } from "./password.ts";

/** The one desk of an installation, until someone needs two. */
export const DESK = 1;

/** What a script of this folder is handed; it reads no clock and draws no random number. */
export interface ScriptContext {
  readonly nowMs: number;
  /** 21 random characters of nanoid's alphabet: the part of a public id after its prefix. */
  readonly newId: () => string;
}

/** What accounts are made of. */
export interface AccountsDeps {
  readonly flush: Pick<Flush, "submit" | "read">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: AccountsLog;
  /** The server's own, from which what apps make codes with is drawn (TF1). */
  readonly secret: string;
  /** What a password hash costs; the default is what R28 asks for. */
  readonly passwordCost?: PasswordCost;
  readonly limits: {
    readonly signInTriesPerAccount: number;
    readonly signInTriesPerIp: number;
    readonly sessionIdleHours: number;
    readonly sessionMaxDays: number;
  };
}

export interface AccountsLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Somebody who is signed in, as the database says at this moment (R29): roles are read again for every request and command. */
export interface SignedIn {
  readonly sessionHash: string;
  readonly account: number;
  readonly agent: number;
  readonly agentId: `agt_${string}`;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly RoleGrant[];
  /** The highest of the roles. */
  readonly role: Role;
  /** Their role asks for a second step and they have none: they may set it up, and nothing else (TF6). */
  readonly lacksSecondFactor: boolean;
}

export function scriptContext(deps: Pick<AccountsDeps, "clock" | "newId">): ScriptContext {
  return { nowMs: deps.clock.nowMs(), newId: deps.newId };
}
