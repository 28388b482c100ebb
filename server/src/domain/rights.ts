import type { AgentCommand, Role } from "@presently/shared/protocol";

/**
 * What a command is about, which says on whose rights it stands:
 * `self` the agent's own state; `holder` a conversation the agent holds; `offered` one that is offered to them; `site` any conversation of a
 * site they have a role on; `sites` one site or all, by the role on each; `colleague` the state of an agent who `answersTo` them; `installation` the settings.
 */
type Ownership = "self" | "holder" | "offered" | "site" | "colleague" | "sites" | "installation";

interface Right {
  readonly over: Ownership;
  /** The least role, on the conversation's site or the whole installation. */
  readonly least: Role;
  /** From this role on, also what is not their own. */
  readonly othersFrom?: Role;
}

/** The only table of who may do what (RI1, R33): sockets and HTTP ask it, and the tests are made from it. */
export const rights = {
  "message.post": { over: "holder", least: "agent" },
  "form.send": { over: "holder", least: "agent" },
  "file.open": { over: "site", least: "agent" },
  "note.post": { over: "site", least: "agent" },
  "conversation.accept": { over: "self", least: "agent" },
  "offer.decline": { over: "offered", least: "agent" },
  "conversation.take": { over: "site", least: "supervisor" },
  "conversation.assign": { over: "site", least: "supervisor" },
  "conversation.transfer": { over: "holder", least: "agent", othersFrom: "supervisor" },
  "conversation.escalate": { over: "holder", least: "agent", othersFrom: "supervisor" },
  "transfer.cancel": { over: "holder", least: "agent", othersFrom: "supervisor" },
  "conversation.close": { over: "holder", least: "agent", othersFrom: "supervisor" },
  // Whose end it was is looked at where it is taken back (UD1).
  "conversation.undoClose": { over: "site", least: "agent" },
  "wrapUp.end": { over: "self", least: "agent" },
  "agent.setAvailability": { over: "self", least: "agent" },
  "agent.setCapacity": { over: "colleague", least: "agent", othersFrom: "supervisor" },
  "agent.setHours": { over: "colleague", least: "supervisor", othersFrom: "supervisor" },
  "agent.setLanguages": { over: "colleague", least: "supervisor", othersFrom: "supervisor" },
  "call.take": { over: "site", least: "agent" },
  "call.record": { over: "site", least: "agent" },
  "incident.set": { over: "sites", least: "supervisor" },
  "incident.link": { over: "site", least: "agent" },
  "conversation.markTest": { over: "site", least: "supervisor" },
  "conversation.tag": { over: "site", least: "agent" },
  "ending.write": { over: "site", least: "agent" },
  "visitor.setAddressing": { over: "site", least: "agent" },
  "visitor.erase": { over: "installation", least: "admin" },
  "case.shelve": { over: "site", least: "agent" },
  "case.unshelve": { over: "site", least: "agent" },
  "kindWords.share": { over: "site", least: "agent" },
  "promise.make": { over: "holder", least: "agent", othersFrom: "supervisor" },
  // Owed by the team: whoever reads the conversation may see to it (PM6).
  "promise.change": { over: "site", least: "agent" },
  "promise.keep": { over: "site", least: "agent" },
  "promise.takeBack": { over: "site", least: "agent" },
  "complaint.raise": { over: "site", least: "agent" },
  "complaint.end": { over: "site", least: "agent" },
  "question.add": { over: "site", least: "agent" },
  "question.mark": { over: "site", least: "agent" },
  "question.merge": { over: "site", least: "agent" },
  "site.setComplaints": { over: "installation", least: "admin" },
  "site.setKeepDays": { over: "installation", least: "admin" },
  "tag.save": { over: "installation", least: "admin" },
  "tag.remove": { over: "installation", least: "admin" },
  "site.setEnding": { over: "installation", least: "admin" },
  "site.create": { over: "installation", least: "admin" },
  "site.update": { over: "installation", least: "admin" },
  "site.setLook": { over: "installation", least: "admin" },
  "site.setPreChat": { over: "installation", least: "admin" },
  "site.setTopics": { over: "installation", least: "admin" },
  "identity.setMode": { over: "installation", least: "admin" },
  "identity.addKey": { over: "installation", least: "admin" },
  "identity.removeKey": { over: "installation", least: "admin" },
  "goodwill.set": { over: "installation", least: "admin" },
  "goodwill.addCodes": { over: "installation", least: "admin" },
  "goodwill.dropCodes": { over: "installation", least: "admin" },
  "goodwill.setBudget": { over: "installation", least: "admin" },
  "goodwill.give": { over: "holder", least: "agent" },
  "article.save": { over: "sites", least: "supervisor" },
  "article.delete": { over: "sites", least: "supervisor" },
  "article.check": { over: "sites", least: "agent", othersFrom: "supervisor" },
  "article.set": { over: "sites", least: "supervisor" },
  "cannedReply.save": { over: "sites", least: "supervisor" },
  "cannedReply.delete": { over: "sites", least: "supervisor" },
  "cannedReply.check": { over: "sites", least: "agent", othersFrom: "supervisor" },
  "cannedReply.takeStarters": { over: "sites", least: "supervisor" },
  "department.create": { over: "installation", least: "admin" },
  "department.update": { over: "installation", least: "admin" },
  "department.setHours": { over: "installation", least: "admin" },
  "department.setPath": { over: "installation", least: "admin" },
  "agent.update": { over: "installation", least: "admin" },
} as const satisfies Record<AgentCommand["type"], Right>;

/** What an account was given: a role on one site, or with site 0 on the whole installation. */
export interface RoleGrant {
  readonly site: number;
  readonly role: Role;
}

const rank: Record<Role, number> = { agent: 1, supervisor: 2, admin: 3, owner: 4 };

/** Whether a role is at least as high as another. */
export function isAtLeast(role: Role | undefined, least: Role): boolean {
  return role !== undefined && rank[role] >= rank[least];
}

/** The highest role an account has on a site: the installation's or the site's own; undefined when it has none there. */
export function roleOn(site: number, grants: readonly RoleGrant[]): Role | undefined {
  return highest(grants.filter((grant) => grant.site === 0 || grant.site === site));
}

/** The role on the whole installation. */
export function roleOnInstallation(grants: readonly RoleGrant[]): Role | undefined {
  return highest(grants.filter((grant) => grant.site === 0));
}

/**
 * Whether who was given `grants` may direct the agent who was given `theirs`: from the role on, over the whole installation or a site the
 * agent has a role on too, and never above themselves (RI3, RI7).
 */
export function answersTo(
  grants: readonly RoleGrant[],
  theirs: readonly RoleGrant[],
  from: Role,
): boolean {
  const above = highestRole(theirs);
  return grants.some(
    ({ site, role }) =>
      isAtLeast(role, from) &&
      (above === undefined || isAtLeast(role, above)) &&
      (site === 0 || roleOn(site, theirs) !== undefined),
  );
}

/** The highest role anywhere. */
export function highestRole(grants: readonly RoleGrant[]): Role | undefined {
  return highest(grants);
}

function highest(grants: readonly RoleGrant[]): Role | undefined {
  return grants.map((grant) => grant.role).toSorted((a, b) => rank[b] - rank[a])[0];
}
