import {
  type AgentCommand,
  type AuditAction,
  type CommandOf,
  DeskError,
  type SiteId,
} from "@presently/shared/protocol";
import { readNotice } from "../content.ts";
import { isAtLeast, rights, roleOn } from "../domain/rights.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import { deskHead } from "../store/statements/streams.ts";
import {
  incidentById,
  insertIncident,
  insertLink,
  linkOf,
  LINKS_TOLD_AT_ONCE,
  noticeText,
  openIncidentOf,
  saveIncident,
  setTold,
  untoldLinks,
} from "../store/statements/incidents.ts";
import { insertAudit } from "../store/statements/installation.ts";
import { siteByPublicId, sitesOfDesk } from "../store/statements/team.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { conversationOf } from "./conversations.ts";
import { arm } from "./deadline-rows.ts";
import { note, type Work } from "./work.ts";

/** In place of a site: the incident is everybody's. */
const ALL_SITES = 0;

/**
 * Says that something is out of order, or what is new about it; without a text, that it is over (I1). Every linked conversation is told next.
 * Throws `not-found` where nothing is to be ended, and for a site that is not the agent's to speak for.
 */
export function* setIncident(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "incident.set">,
): Script<void> {
  const { desk, nowMs } = work;
  const site = yield* scopeOf(work, agent, command.siteId);
  const text = command.text === null ? null : readNotice(command.text);
  const open = yield* one(openIncidentOf, { desk, site });
  if (open === undefined && text === null) throw new DeskError("not-found");
  const publicId = open?.publicId ?? (`inc_${work.context.newId()}` as const);
  note(work, null, {
    type: "incident.changed",
    incidentId: publicId,
    siteId: command.siteId,
    text,
  });
  const noticeSeq = (yield* the(deskHead, { desk })).lastSeq + work.notes.length;
  const endedAtMs = text === null ? nowMs : null;
  if (open === undefined) {
    const id = yield* allocateIds(desk);
    const times = { startedAtMs: nowMs, endedAtMs };
    yield* run(insertIncident, { desk, id, publicId, site, version: 1, noticeSeq, ...times });
  } else {
    const { id, version } = open;
    yield* run(saveIncident, { desk, id, version: version + 1, noticeSeq, endedAtMs });
    yield* arm(work, "incidentNews", id);
  }
  yield* run(insertAudit, {
    desk,
    id: yield* allocateIds(desk),
    atMs: nowMs,
    actor: work.actor,
    action: (text === null ? "incident.ended" : "incident.set") satisfies AuditAction,
    subject: publicId,
    detail: JSON.stringify({ site: command.siteId ?? "all" }),
  });
}

/** Whose incident it is: a site the agent is a supervisor of, or all of them when they are one of each (I2). Throws `not-found` (RI5). */
function* scopeOf(work: Work, agent: ActingAgent, siteId: SiteId | null): Script<number> {
  const { least } = rights["incident.set"];
  if (siteId === null) {
    const sites = yield* all(sitesOfDesk, { desk: work.desk });
    if (sites.every(({ id }) => isAtLeast(roleOn(id, agent.grants), least))) return ALL_SITES;
    throw new DeskError("not-allowed");
  }
  const site = yield* one(siteByPublicId, { publicId: siteId });
  if (site === undefined || site.desk !== work.desk || roleOn(site.id, agent.grants) === undefined)
    throw new DeskError("not-found");
  if (!isAtLeast(roleOn(site.id, agent.grants), least)) throw new DeskError("not-allowed");
  return site.id;
}

/** The incident of the conversation's site, else the one of all, is why the visitor writes: from here on they are told its news (I3). */
export function* linkIncident(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "incident.link">,
): Script<void> {
  const { desk } = work;
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  const incident =
    (yield* one(openIncidentOf, { desk, site: conversation.site })) ??
    (yield* one(openIncidentOf, { desk, site: ALL_SITES }));
  if (incident === undefined) throw new DeskError("not-found");
  const link = { desk, incident: incident.id, conversation: conversation.id };
  if ((yield* one(linkOf, link)) !== undefined) return;
  yield* run(insertLink, { ...link, told: incident.version });
  const { text } = yield* the(noticeText, { desk, deskSeq: incident.noticeSeq });
  const { publicId: incidentId } = incident;
  note(work, conversation, { type: "incident.linked", incidentId, text: text ?? "" });
}

/** Tells linked conversations what is new, some at a time: closed ones too, since whoever was told to wait for news is owed them (I4). */
export function* tellIncident(work: Work, id: number): Script<void> {
  const { desk } = work;
  const { version, publicId, noticeSeq } = yield* the(incidentById, { desk, id });
  const links = yield* all(untoldLinks, { desk, incident: id, version });
  if (links.length === 0) return;
  const { text } = yield* the(noticeText, { desk, deskSeq: noticeSeq });
  for (const { conversation } of links) {
    const about = yield* conversationOf(work, conversation);
    note(work, about, { type: "incident.updated", incidentId: publicId, text });
    yield* run(setTold, { desk, incident: id, conversation, told: version });
  }
  if (links.length === LINKS_TOLD_AT_ONCE) yield* arm(work, "incidentNews", id);
}
