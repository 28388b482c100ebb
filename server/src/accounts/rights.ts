import { DeskError, type Role } from "@presently/shared/protocol";
import { isAtLeast, rights, roleOnInstallation } from "../domain/rights.ts";
import type { SignedIn } from "./context.ts";

/** The settings pages hold the whole team's addresses: for whoever may change the sites, by the same table. */
export function assertMayReadSettings({ roles }: SignedIn): void {
  if (!isAtLeast(roleOnInstallation(roles), rights["site.update"].least)) {
    throw new DeskError("not-allowed");
  }
}

/** A link by which somebody comes in, newly or again, changes the team; and nobody hands out more than they hold (R33). */
export function assertMayLetIn({ roles }: SignedIn, role: Role): void {
  const held = roleOnInstallation(roles);
  if (!isAtLeast(held, rights["agent.update"].least) || !isAtLeast(held, role)) {
    throw new DeskError("not-allowed");
  }
}
