import type { AgentId, DepartmentId, EndingNeeds, SiteId } from "@presently/shared/protocol";
import type { Hours } from "../domain/hours.ts";
import { readComplaintsTo, readEndingNeeds, readSiteSettings } from "../domain/site-settings.ts";
import { all, type Script } from "../store/script.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { departmentsOfDesk, linesServed, slotsInUse, team } from "../store/statements/views.ts";
import { type OpenIncident, readIncidents } from "./incidents.ts";
import { storedHours } from "./stored-hours.ts";

/** One agent as everybody on the desk may know them. `load` is the count of slots in use. */
export interface TeamMember {
  readonly id: number;
  readonly account: number;
  readonly publicId: AgentId;
  readonly name: string;
  readonly availability: "online" | "away" | "break";
  readonly presence: "connected" | "reconnecting" | "offline";
  readonly capacity: number;
  readonly isDisabled: boolean;
  readonly load: number;
  /** What the agent's slots hold. */
  readonly conversations: ReadonlySet<number>;
  readonly lines: ReadonlySet<number>;
  readonly departments: ReadonlySet<number>;
}

/** The desk's people and names, by its own ids. */
export interface DirectoryView {
  readonly agents: ReadonlyMap<number, TeamMember>;
  readonly departments: ReadonlyMap<
    number,
    {
      readonly publicId: DepartmentId;
      readonly name: string;
      readonly key: string | null;
      readonly hours: Hours | null;
    }
  >;
  readonly incidents: readonly OpenIncident[];
  readonly sites: ReadonlyMap<
    number,
    {
      readonly publicId: SiteId;
      readonly name: string;
      readonly department: number;
      readonly takesFiles: boolean;
      readonly endingNeeds: EndingNeeds;
      readonly complaintsTo: AgentId | null;
    }
  >;
}

/** Reads the team with its loads, the departments and the sites: a few hundred rows at most. */
export function* readDirectory(desk: number): Script<DirectoryView> {
  const members = yield* all(team, { desk });
  const slots = yield* all(slotsInUse, { desk });
  const served = yield* all(linesServed, { desk });
  const departments = yield* all(departmentsOfDesk, { desk });
  const sites = yield* all(sitesOfDesk, { desk });
  const slotsOf = Map.groupBy(slots, (slot) => slot.agent);
  const servedBy = Map.groupBy(served, (row) => row.agent);
  // Safe, here and below: the desk writes every public id with its prefix.
  const agents = members.map((member): [number, TeamMember] => {
    const own = slotsOf.get(member.id) ?? [];
    const serves = servedBy.get(member.id) ?? [];
    return [
      member.id,
      {
        id: member.id,
        account: member.account,
        publicId: member.publicId as AgentId,
        name: member.name,
        availability: member.availability,
        presence: member.presence,
        capacity: member.capacity,
        isDisabled: member.state === "disabled",
        load: own.length,
        conversations: new Set(own.map((slot) => slot.conversation)),
        lines: new Set(serves.map((row) => row.line)),
        departments: new Set(serves.map((row) => row.department)),
      },
    ];
  });
  return {
    incidents: yield* readIncidents(desk),
    agents: new Map(agents),
    departments: new Map(
      departments.map(({ id, publicId, name, key, hours }) => [
        id,
        { publicId: publicId as DepartmentId, name, key, hours: storedHours(hours) },
      ]),
    ),
    sites: new Map(
      sites.map(({ id, publicId, name, department, settings }) => [
        id,
        {
          publicId: publicId as SiteId,
          name,
          department,
          endingNeeds: readEndingNeeds(settings),
          complaintsTo: readComplaintsTo(settings),
          takesFiles: readSiteSettings(settings).takesFiles,
        },
      ]),
    ),
  };
}
