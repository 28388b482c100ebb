import { DeskError } from "@presently/shared/protocol";
import { type RoleGrant, roleOn } from "../domain/rights.ts";
import { all, type Script } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";

/** Whether somebody with these roles may read the conversations of a site: any role there does (R33). */
export function mayRead(site: number, grants: readonly RoleGrant[]): boolean {
  return roleOn(site, grants) !== undefined;
}

/** Refuses as if the thing did not exist when the account has no role on its site (R27). */
export function* assertMayRead(desk: number, account: number, site: number): Script<void> {
  const grants = yield* all(grantsOfAccount, { desk, account });
  if (!mayRead(site, grants)) throw new DeskError("not-found");
}
