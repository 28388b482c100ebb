import { type AgentId, DeskError, type Role } from "@presently/shared/protocol";
import { highestRole, isAtLeast, type RoleGrant, roleOn } from "../domain/rights.ts";
import { all, type Script } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import { type ActingAgent, findAgent } from "./acting-agent.ts";
import type { Work } from "./work.ts";

/** What belongs to no site, but to all of them. */
export const ALL_SITES = 0;

/** Throws `not-found` where they have no role on the site, `not-allowed` where it is too low (RI5). Of what is all sites' every agent knows. */
export function assertRoleOn({ grants }: ActingAgent, site: number, least: Role): void {
  const role = roleOn(site, grants);
  if (role === undefined && site !== ALL_SITES) throw new DeskError("not-found");
  if (!isAtLeast(role, least)) throw new DeskError("not-allowed");
}

/** Whether who has these roles can keep what belongs to a site: a role on it, or anywhere where it is all sites'. */
export function canKeep(site: number, grants: readonly RoleGrant[]): boolean {
  return (site === ALL_SITES ? highestRole(grants) : roleOn(site, grants)) !== undefined;
}

/** Who sees to it that something written stays true: somebody who can keep it and may sign in (AR2, CR2). Throws `value.invalid`. */
export function* keeperFor(work: Work, site: number, keeperId: AgentId): Script<number> {
  const keeper = yield* findAgent(work, keeperId);
  const grants = yield* all(grantsOfAccount, { desk: work.desk, account: keeper.account });
  if (keeper.isDisabled || !canKeep(site, grants))
    throw new DeskError("value.invalid", { field: "keeper" });
  return keeper.id;
}

/** Its keeper's word counts, and that of whoever has the role `othersFrom` on its site (AR2, CR2). Throws `not-allowed`. */
export function assertMayCheck(
  agent: ActingAgent,
  kept: { readonly site: number; readonly keeper: number },
  othersFrom: Role,
): void {
  if (kept.keeper === agent.id || isAtLeast(roleOn(kept.site, agent.grants), othersFrom)) return;
  throw new DeskError("not-allowed");
}
