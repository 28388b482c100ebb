import type { ConversationId, Cursor, DeskView } from "@presently/shared/protocol";
import { highestRole, isAtLeast, type RoleGrant, roleOn } from "../domain/rights.ts";
import { readDeskCursor } from "./desk-cursor.ts";
import { all, one, type Script } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import { deadlineOf } from "../store/statements/deadlines.ts";
import { emptyPools } from "../store/statements/goodwill.ts";
import { slotsWithNames } from "../store/statements/views.ts";
import { readAlarms } from "./alarms.ts";
import { incidentsOfTeam } from "./incidents.ts";
import { readTags } from "./tags.ts";
import { type DirectoryView, readDirectory, type TeamMember } from "./directory-view.ts";

export interface DeskPicture {
  readonly upto: Cursor;
  readonly view: DeskView;
  readonly grants: readonly RoleGrant[];
}

/** An agent's picture of the desk (P31). Undefined when the account has no role any more. */
export function* readDeskView(
  desk: number,
  who: { readonly agent: number; readonly account: number },
): Script<DeskPicture | undefined> {
  const directory = yield* readDirectory(desk);
  const grants = yield* all(grantsOfAccount, { desk, account: who.account });
  const role = highestRole(grants);
  const me = directory.agents.get(who.agent);
  if (role === undefined || me === undefined) return undefined;
  const roles = yield* readRoles(desk, directory);
  const { offers, wrapUps } = yield* readOwnSlots(desk, who.agent);
  return {
    upto: yield* readDeskCursor(desk),
    grants,
    view: {
      me: me.publicId,
      role,
      agents: [...directory.agents.values()].map((agent) =>
        summaryOf(agent, directory, roles.get(agent.id) ?? "agent"),
      ),
      departments: [...directory.departments.values()].map(({ publicId, name }) => ({
        departmentId: publicId,
        name,
      })),
      sites: [...directory.sites]
        .filter(([site]) => roleOn(site, grants) !== undefined)
        .map(([, { publicId, name, takesFiles, endingNeeds, complaintsTo }]) => ({
          siteId: publicId,
          name,
          takesFiles,
          ...(endingNeeds.line || endingNeeds.disposition ? { endingNeeds } : {}),
          ...(complaintsTo === null ? {} : { complaintsTo }),
        })),
      offers,
      wrapUps,
      emptyPools: (yield* all(emptyPools, { desk })).flatMap(
        ({ site }) => directory.sites.get(site)?.publicId ?? [],
      ),
      tags: yield* readTags(desk),
      ...(isAtLeast(role, "supervisor")
        ? { alarms: yield* readAlarms(desk, grants, directory) }
        : {}),
      incidents: incidentsOfTeam(directory.incidents, directory.sites),
    },
  };
}

function summaryOf(
  agent: TeamMember,
  { departments }: DirectoryView,
  role: DeskView["role"],
): DeskView["agents"][number] {
  const { publicId, name, availability, presence, capacity, load, isDisabled } = agent;
  const departmentIds = [...agent.departments].flatMap((id) => departments.get(id)?.publicId ?? []);
  return {
    agentId: publicId,
    name,
    role,
    availability,
    presence,
    capacity,
    load,
    isDisabled,
    departmentIds,
  };
}

function* readRoles(
  desk: number,
  { agents }: DirectoryView,
): Script<Map<number, DeskView["role"]>> {
  const roles = new Map<number, DeskView["role"]>();
  for (const { id, account } of agents.values()) {
    const role = highestRole(yield* all(grantsOfAccount, { desk, account }));
    if (role !== undefined) roles.set(id, role);
  }
  return roles;
}

/** What waits for the agent: offers and handovers to answer, wrap-ups that still hold a slot, each with when it ends. */
function* readOwnSlots(desk: number, agent: number): Script<Pick<DeskView, "offers" | "wrapUps">> {
  const offers: DeskView["offers"] = [];
  const wrapUps: DeskView["wrapUps"] = [];
  for (const slot of yield* all(slotsWithNames, { desk, agent })) {
    if (slot.kind === "chat") continue;
    const conversationId = slot.publicId as ConversationId; // the desk writes the prefix
    const isQueued = slot.state === "offered";
    const kind = slot.kind === "wrapUp" ? "wrapUp" : isQueued ? "offer" : "transfer";
    const due = yield* one(deadlineOf, { desk, kind, subject: slot.conversation });
    const endsAtMs = due?.dueAtMs ?? 0;
    if (kind === "wrapUp") wrapUps.push({ conversationId, endsAtMs });
    else {
      offers.push({ conversationId, kind: isQueued ? "queue" : "transfer", expiresAtMs: endsAtMs });
    }
  }
  return { offers, wrapUps };
}
