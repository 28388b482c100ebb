import { DeskError } from "@presently/shared/protocol";
import {
  highestRole,
  isAtLeast,
  type RoleGrant,
  roleOn,
  roleOnInstallation,
} from "../domain/rights.ts";
import { all, type Script } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import { slotsOfAgent } from "../store/statements/slots.ts";
import type { StoredEvent } from "../store/stored-event.ts";

/** An agent who reads, by the desk's own ids. */
export interface Reader {
  readonly account: number;
  readonly agent: number;
}

/** What the reading rule asks of a conversation: the desk's own ids of it and of its site. */
interface Readable {
  readonly id: number;
  readonly site: number;
}

/** The reading rule (RI6): any role on the conversation's site (R33), or a slot for it: offered, handed over, held, or wrapped up. */
export function mayRead(site: number, grants: readonly RoleGrant[], hasSlot: boolean): boolean {
  return hasSlot || roleOn(site, grants) !== undefined;
}

/**
 * News of the desk itself, of no conversation: how promised waits hold is for owners and admins, alarms for who directs where it is amiss (AL4), all else
 * for the whole team (RI8). `siteOf` names the desk's own id of a site.
 */
export function mayHear(
  { type, data }: Pick<StoredEvent, "type" | "data">,
  grants: readonly RoleGrant[],
  siteOf: (siteId: unknown) => number | undefined,
): boolean {
  if (type === "score.noticed") return isAtLeast(highestRole(grants), "admin");
  if (type !== "alarm.raised" && type !== "alarm.cleared") return true;
  const siteId = data["siteId"];
  return directs(siteId === null ? 0 : siteOf(siteId), grants);
}

/** Whether somebody directs at a site; 0 = at any of them, for what is a department's. A site that nobody knows is the installation's affair. (AL4) */
export function directs(site: number | undefined, grants: readonly RoleGrant[]): boolean {
  if (site === undefined) return isAtLeast(roleOnInstallation(grants), "supervisor");
  return isAtLeast(site === 0 ? highestRole(grants) : roleOn(site, grants), "supervisor");
}

/** The reading rule, asked of what is stored. */
export function* isReadableBy(
  desk: number,
  agent: number,
  grants: readonly RoleGrant[],
  conversation: Readable,
): Script<boolean> {
  if (mayRead(conversation.site, grants, false)) return true;
  const slots = yield* all(slotsOfAgent, { desk, agent });
  return slots.some((slot) => slot.conversation === conversation.id);
}

/** Refuses as if the thing did not exist what the reading rule does not allow (R27). */
export function* assertMayRead(desk: number, reader: Reader, conversation: Readable): Script<void> {
  const grants = yield* all(grantsOfAccount, { desk, account: reader.account });
  if (!(yield* isReadableBy(desk, reader.agent, grants, conversation)))
    throw new DeskError("not-found");
}
