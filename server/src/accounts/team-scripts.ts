import { readName } from "../content.ts";
import { DeskError, type Role, type SiteId } from "@presently/shared/protocol";
import { beginAsNewcomer } from "../desk/effort.ts";
import { newcomerCapacity } from "../domain/effort.ts";
import { lineOfEveryLanguage, seatMembers } from "../desk/language-lines.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { appendEvents } from "../store/append-events.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { accountByEmail, insertAccount, insertRole, owners } from "../store/statements/accounts.ts";
import { addAgent, addAgentLine } from "../store/statements/installation.ts";
import { siteByPublicId, sitesOfDesk } from "../store/statements/team.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { DESK, type ScriptContext } from "./context.ts";

/** Chats an agent carries at once until somebody changes it; a newcomer begins with one and rises to it (LP1). */
export const FIRST_CAPACITY = 3;

export interface NewMember {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly role: Role;
  /** The site of a supervisor or agent; 0 for owner and admin. */
  readonly site: number;
  /** The department whose lines they serve at first. */
  readonly department: number;
}

export interface Member {
  readonly account: number;
  readonly agentId: `agt_${string}`;
}

/** Refuses an address that already belongs to somebody. To be called before anything is written. */
export function* assertFreeEmail(email: string): Script<void> {
  if ((yield* one(accountByEmail, { email })) !== undefined) throw new DeskError("value.taken");
}

export function* assertNoOwner(): Script<void> {
  if ((yield* one(owners, { desk: DESK })) !== undefined) throw new DeskError("owner.exists");
}

/** Writes an account, its role and its place in the team. The agent starts away: nobody is given chats before they ask for them; who is new to the work starts with one at once (LP1). */
export function* addMember(
  member: NewMember,
  context: ScriptContext,
  { isNewcomer }: { readonly isNewcomer: boolean } = { isNewcomer: false },
): Script<Member> {
  const name = readName(member.name);
  const account = yield* allocateIds(DESK, 2);
  const agent = account + 1;
  const agentId = `agt_${context.newId()}` as const;
  yield* run(insertAccount, {
    id: account,
    desk: DESK,
    email: member.email,
    name,
    passwordHash: member.passwordHash,
    state: "active",
    createdAtMs: context.nowMs,
  });
  yield* run(insertRole, { desk: DESK, account, site: member.site, role: member.role });
  yield* run(addAgent, {
    desk: DESK,
    id: agent,
    account,
    publicId: agentId,
    name,
    availability: "away",
    presence: "offline",
    capacity: isNewcomer ? newcomerCapacity(FIRST_CAPACITY, 0) : FIRST_CAPACITY,
    idleSinceMs: context.nowMs,
    language: "en",
    timeZone: "UTC",
  });
  if (isNewcomer) yield* beginAsNewcomer({ desk: DESK }, agent, FIRST_CAPACITY);
  const line = yield* lineOfEveryLanguage(DESK, member.department);
  yield* run(addAgentLine, { desk: DESK, agent, line });
  // Who is away can take nobody: no line has to be looked at for it.
  yield* seatMembers({ desk: DESK, touchedLines: new Set() }, member.department);
  return { account, agentId };
}

export function* siteNamed(siteKey: string): Script<{ id: number; department: number }> {
  const site = yield* one(siteByPublicId, { publicId: siteKey });
  if (site === undefined) throw new DeskError("site.unknown");
  return site;
}

/** The desk's own ids of sites, each once. Throws `not-found` when one of them is none. */
export function* sitesNamed(siteIds: readonly SiteId[]): Script<number[]> {
  const sites = yield* all(sitesOfDesk, { desk: DESK });
  return [...new Set(siteIds)].map((siteId) => {
    const site = sites.find(({ publicId }) => publicId === siteId);
    if (site === undefined) throw new DeskError("not-found");
    return site.id;
  });
}

/** Tells the team's clients that a list of the settings is to be read again. */
export function* tellSettingsChanged(
  subject: "site" | "department" | "team",
  actor: string,
  context: ScriptContext,
): Script<StoredEvent[]> {
  const draft = {
    type: "settings.changed",
    conversation: 0,
    actor,
    isPublic: false,
    data: { subject },
  };
  const newEventId = () => `evt_${context.newId()}` as const;
  return yield* appendEvents(DESK, [draft], { nowMs: context.nowMs, newEventId, commandId: null });
}
