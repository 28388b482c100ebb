import {
  type AgentCommand,
  type AuditAction,
  type CommandOf,
  DeskError,
  type Role,
  type SiteId,
} from "@presently/shared/protocol";
import { readName } from "../content.ts";
import { readDepartmentKey } from "../domain/department-key.ts";
import { readHours } from "../domain/hours.ts";
import { highestRole, isAtLeast, roleOnInstallation, type RoleGrant } from "../domain/rights.ts";
import { readOrigins } from "../domain/site-origins.ts";
import { withSiteSettings } from "../domain/site-settings.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { deleteOtherAccountSessions } from "../store/statements/account-sessions.ts";
import { insertRole } from "../store/statements/accounts.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import {
  departmentByKey,
  departmentByPublicId,
  saveDepartmentKey,
  saveHours,
} from "../store/statements/departments.ts";
import { addAgentLine, insertAudit } from "../store/statements/installation.ts";
import {
  anySite,
  dropAgentsOfLine,
  dropGrants,
  otherOwner,
  saveDepartment,
  saveSite,
  setAccountName,
  setAccountState,
  setAgentName,
  siteByPublicId,
  sitesOfDesk,
} from "../store/statements/team.ts";
import { type ActingAgent, findAgent, type KnownAgent } from "./acting-agent.ts";
import { giveBackChats } from "./agent-presence.ts";
import { chooseAvailability } from "./availability.ts";
import { flagOf } from "./conversations.ts";
import { lineOfEveryLanguage, seatMembers, setLanguagesOfDepartment } from "./language-lines.ts";
import { writeDepartment, writeSite } from "./sites-and-departments.ts";
import { endTokensOf } from "./tokens-of-agent.ts";
import { note, type Work } from "./work.ts";

type Subject = "site" | "department" | "team" | "article" | "tag" | "cannedReply";

/** Changes to the settings are told to the team and kept in the audit (R46). */
export function* changed(
  work: Work,
  subject: Subject,
  action: AuditAction,
  id: string,
  detail: object,
): Script<void> {
  note(work, null, { type: "settings.changed", subject });
  yield* keepInAudit(work, action, id, detail);
}

/** A line of the audit log, in the transaction of the act (AU1). `detail` holds ids, codes and numbers. */
export function* keepInAudit(
  work: Work,
  action: AuditAction,
  subject: string,
  detail: object,
): Script<void> {
  yield* run(insertAudit, {
    desk: work.desk,
    id: yield* allocateIds(work.desk),
    atMs: work.nowMs,
    actor: work.actor,
    action,
    subject,
    detail: JSON.stringify(detail),
  });
}

/** A site of the desk by its key. Throws `not-found`. */
export function* siteNamed({ desk }: Work, publicId: SiteId): Script<RowOf<typeof siteByPublicId>> {
  const site = yield* one(siteByPublicId, { publicId });
  if (site === undefined || site.desk !== desk) throw new DeskError("not-found");
  return site;
}

/** A new site, in the department of the first one. */
export function* createSite(
  work: Work,
  command: CommandOf<AgentCommand, "site.create">,
): Script<void> {
  const name = readName(command.name);
  const origins = readOrigins(command.origins);
  const first = yield* one(anySite, { desk: work.desk });
  if (first === undefined) throw new DeskError("not-found");
  const { department, timeZone } = first;
  const site = { name, origins, department, timeZone };
  const { siteKey } = yield* writeSite(work.desk, site, founding(work));
  yield* changed(work, "site", "site.created", siteKey, { origins });
}

export function* updateSite(
  work: Work,
  command: CommandOf<AgentCommand, "site.update">,
): Script<void> {
  const name = readName(command.name);
  const origins = readOrigins(command.origins);
  const site = yield* siteNamed(work, command.siteId);
  const isAutoAccept = flagOf(command.isAutoAccept);
  const { replyWithinHours, waitLimitMs, callsByPhone, takesFiles, pauseAfterMs, register } =
    command;
  const set = {
    ...(replyWithinHours === undefined ? {} : { replyWithinHours }),
    ...(waitLimitMs === undefined ? {} : { waitLimitMs }),
    ...(callsByPhone === undefined ? {} : { callsByPhone }),
    ...(takesFiles === undefined ? {} : { takesFiles }),
    ...(pauseAfterMs === undefined ? {} : { pauseAfterMs }),
    ...(register === undefined ? {} : { register }),
  };
  yield* run(saveSite, {
    id: site.id,
    name,
    origins: JSON.stringify(origins),
    isAutoAccept,
    settings: withSiteSettings(site.settings, set),
  });
  yield* changed(work, "site", "site.updated", command.siteId, { origins, isAutoAccept, ...set });
}

/** A new department with its first line. */
export function* createDepartment(
  work: Work,
  command: CommandOf<AgentCommand, "department.create">,
): Script<void> {
  const name = readName(command.name);
  const { publicId } = yield* writeDepartment(work.desk, name, founding(work));
  yield* changed(work, "department", "department.created", publicId, {});
}

function founding({ nowMs, context }: Work) {
  return { nowMs, newId: context.newId };
}

/** Its name, who serves its lines from now on, and which languages have one of their own (LG1): who was added may have a chat at once. */
export function* updateDepartment(
  work: Work,
  command: CommandOf<AgentCommand, "department.update">,
): Script<void> {
  const name = readName(command.name);
  const { desk } = work;
  const department = yield* one(departmentByPublicId, { desk, publicId: command.departmentId });
  if (department === undefined) throw new DeskError("not-found");
  const agents: KnownAgent[] = [];
  for (const agentId of new Set(command.agentIds)) agents.push(yield* findAgent(work, agentId));
  if (command.key !== undefined) yield* setKey(work, department.id, command.key);
  yield* run(saveDepartment, { desk, id: department.id, name });
  const line = yield* lineOfEveryLanguage(desk, department.id);
  yield* run(dropAgentsOfLine, { desk, line });
  for (const agent of agents) yield* run(addAgentLine, { desk, agent: agent.id, line });
  if (command.languages !== undefined)
    yield* setLanguagesOfDepartment(work, department.id, command.languages);
  yield* seatMembers(work, department.id);
  yield* changed(work, "department", "department.updated", command.departmentId, {
    agents: agents.length,
    ...(command.languages === undefined ? {} : { languages: command.languages }),
  });
}

/** What pages name a department by from now on. Throws `value.invalid`, or `value.taken` where another has it (DK1). */
function* setKey({ desk }: Work, id: number, typed: string): Script<void> {
  const key = readDepartmentKey(typed);
  const other = yield* one(departmentByKey, { desk, key });
  if (other !== undefined && other.id !== id) throw new DeskError("value.taken", { field: "key" });
  yield* run(saveDepartmentKey, { desk, id, key });
}

/** When it answers from now on. Hours that do not add up are refused (H2). */
export function* setHours(
  work: Work,
  { departmentId, hours }: CommandOf<AgentCommand, "department.setHours">,
): Script<void> {
  const { desk } = work;
  const { week, days } = hours === null ? { week: [], days: new Map() } : readHours(hours);
  const department = yield* one(departmentByPublicId, { desk, publicId: departmentId });
  if (department === undefined) throw new DeskError("not-found");
  const stored = hours === null ? null : JSON.stringify(hours);
  yield* run(saveHours, { desk, id: department.id, hours: stored });
  yield* changed(work, "department", "department.hoursSet", departmentId, {
    isAlwaysOpen: flagOf(hours === null),
    openDays: week.filter((open) => open.length > 0).length,
    specialDays: days.size,
  });
}

/**
 * A colleague's name, role, or whether they may sign in. The last owner stays (RI2), nobody gives or takes more than they hold (RI3), and
 * whoever is disabled hands their chats back at once (RI4).
 */
export function* updateAgent(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "agent.update">,
): Script<void> {
  const target = yield* findAgent(work, command.agentId);
  const name = command.name === undefined ? undefined : readName(command.name);
  const grants = yield* all(grantsOfAccount, { desk: work.desk, account: target.account });
  const role = highestRole(grants);
  yield* assertMayChange(work, agent, target, role, command);
  if (name !== undefined) {
    yield* run(setAgentName, { desk: work.desk, id: target.id, name });
    yield* run(setAccountName, { id: target.account, name });
  }
  if (command.role !== undefined && command.role !== role) {
    yield* giveRole(work, target.account, command.role, grants);
    if (!isAtLeast(role, command.role)) yield* endTokensOf(work, target.id);
  }
  if (command.isDisabled !== undefined && command.isDisabled !== target.isDisabled)
    yield* setDisabled(work, target, command.isDisabled);
  const detail = {
    ...(command.role === undefined ? {} : { role: command.role }),
    isDisabled: command.isDisabled ?? target.isDisabled,
  };
  yield* changed(work, "team", "agent.updated", command.agentId, detail);
}

function* assertMayChange(
  work: Work,
  agent: ActingAgent,
  target: KnownAgent,
  role: Role | undefined,
  command: CommandOf<AgentCommand, "agent.update">,
): Script<void> {
  const held = roleOnInstallation(agent.grants);
  if (role !== undefined && !isAtLeast(held, role)) throw new DeskError("not-allowed");
  if (command.role !== undefined && !isAtLeast(held, command.role))
    throw new DeskError("not-allowed");
  const losesOwner =
    role === "owner" &&
    ((command.role !== undefined && command.role !== "owner") || command.isDisabled === true);
  if (
    losesOwner &&
    (yield* one(otherOwner, { desk: work.desk, account: target.account })) === undefined
  )
    throw new DeskError("owner.last");
}

/** Owner and admin hold for the whole installation; supervisor and agent for the sites they had, or all of them. */
function* giveRole(
  work: Work,
  account: number,
  role: Role,
  grants: readonly RoleGrant[],
): Script<void> {
  const { desk } = work;
  const had = grants.filter(({ site }) => site !== 0).map(({ site }) => site);
  const everywhere = (yield* all(sitesOfDesk, { desk })).map(({ id }) => id);
  const sites = role === "owner" || role === "admin" ? [0] : had.length > 0 ? had : everywhere;
  yield* run(dropGrants, { desk, account });
  for (const site of sites) yield* run(insertRole, { desk, account, site, role });
  yield* endSessions(work, account);
}

function* setDisabled(work: Work, target: KnownAgent, isDisabled: boolean): Script<void> {
  yield* run(setAccountState, { id: target.account, state: isDisabled ? "disabled" : "active" });
  if (!isDisabled) return;
  yield* endSessions(work, target.account);
  yield* chooseAvailability(work, target, "away", "disabled");
  yield* giveBackChats(work, target, "agentDisabled");
}

/** Whoever has another role, or none any more, signs in again; their sockets are closed by the event that tells of it (R29). */
function* endSessions({ desk }: Work, account: number): Script<void> {
  yield* run(deleteOtherAccountSessions, { desk, subject: account, except: "" });
}
