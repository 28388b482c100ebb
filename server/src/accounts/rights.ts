import { DeskError, type Role } from "@presently/shared/protocol";
import { isAtLeast, type RoleGrant, rights, roleOn, roleOnInstallation } from "../domain/rights.ts";
import type { SignedIn } from "./context.ts";

/** The settings pages hold the whole team's addresses: for whoever may change the sites, by the same table. */
export function assertMayReadSettings({ roles }: SignedIn): void {
  if (!isAtLeast(roleOnInstallation(roles), rights["site.update"].least)) {
    throw new DeskError("not-allowed");
  }
}

/** Whoever may erase all that is kept of a visitor may also have it (ER1, ER4). */
export function assertMayEraseVisitors({ roles }: SignedIn): void {
  if (!isAtLeast(roleOnInstallation(roles), rights["visitor.erase"].least))
    throw new DeskError("not-allowed");
}

/** A link by which somebody comes in, newly or again, changes the team; and nobody hands out more than they hold (R33). */
export function mayLetIn(roles: readonly RoleGrant[], role: Role): boolean {
  const held = roleOnInstallation(roles);
  return isAtLeast(held, rights["agent.update"].least) && isAtLeast(held, role);
}

/** Refuses who may not let somebody of this role in: `not-allowed`. */
export function assertMayLetIn({ roles }: SignedIn, role: Role): void {
  if (!mayLetIn(roles, role)) throw new DeskError("not-allowed");
}

/** Those of some sites on which somebody directs agents: the role from which another's capacity may be set, by the same table. */
export function directedBy<Site extends { readonly id: number }>(
  roles: readonly RoleGrant[],
  sites: readonly Site[],
): Site[] {
  const { othersFrom } = rights["agent.setCapacity"];
  return sites.filter(({ id }) => isAtLeast(roleOn(id, roles), othersFrom));
}

/** Whether somebody directs agents on the whole installation. */
export function directsAll(roles: readonly RoleGrant[]): boolean {
  return isAtLeast(roleOnInstallation(roles), rights["agent.setCapacity"].othersFrom);
}
