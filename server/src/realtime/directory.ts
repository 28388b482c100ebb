import type {
  AgentNames,
  IncidentNotice,
  LastingEvent,
  SiteAvailability,
} from "@presently/shared/protocol";
import { closesAtMs, isOpen, opensAtMs } from "../domain/hours.ts";
import { takesChats } from "../domain/routing.ts";
import { agentsIn } from "../views/agent-names.ts";
import { noticeFor } from "../views/incidents.ts";
import { readBusySites } from "../views/demand.ts";
import { type DirectoryView, readDirectory } from "../views/directory-view.ts";
import type { RealtimeContext } from "./context.ts";

const EMPTY: DirectoryView = {
  agents: new Map(),
  departments: new Map(),
  sites: new Map(),
  incidents: [],
};

/** How a department stands: `opensAtMs` when it is closed by its hours and opens again. */
export interface DepartmentAvailability {
  readonly availability: SiteAvailability;
  readonly opensAtMs: number | null;
}

/** How a site stands: also what is out of order there. */
export interface SiteStanding extends DepartmentAvailability {
  readonly incident: IncidentNotice | null;
  /** More conversations began there in the last hour than it usually brings (M2). */
  readonly isUnusuallyBusy: boolean;
}

/** This process's picture of the team: names, loads, who serves what. Read anew when the stream says that something changed; decides nothing. */
export class Directory {
  readonly #context: RealtimeContext;
  /** Called after each reading. */
  onRead: () => void = () => {};
  #view = EMPTY;
  #names = new Map<string, string>();
  #busySites: ReadonlySet<number> = new Set();

  constructor(context: RealtimeContext) {
    this.#context = context;
  }

  get view(): DirectoryView {
    return this.#view;
  }

  async refresh(): Promise<void> {
    const { store, desk } = this.#context;
    this.#view = await store.read(() => readDirectory(desk));
    this.#names = new Map(
      [...this.#view.agents.values()].map((agent) => [agent.publicId, agent.name]),
    );
    this.onRead();
  }

  /** The names of the agents that some events speak of. */
  namesIn(events: readonly LastingEvent[]): AgentNames {
    const names: AgentNames = {};
    for (const id of agentsIn(events)) {
      const name = this.#names.get(id);
      if (name !== undefined) names[id] = name;
    }
    return names;
  }

  /** Whether somebody can answer in a department now, and when it opens if its hours say that nobody does (H5). */
  availabilityOf(department: number): DepartmentAvailability {
    const nowMs = this.#context.clock.nowMs();
    const hours = this.#view.departments.get(department)?.hours ?? null;
    return isOpen(hours, nowMs)
      ? { availability: this.#answering(department), opensAtMs: null }
      : { availability: "offline", opensAtMs: opensAtMs(hours, nowMs) };
  }

  /** What the visitors of a site are to know before they write. */
  greetingOf(site: { readonly id: number; readonly department: number }): SiteStanding {
    const incident = noticeFor(site.id, this.#view.incidents);
    const standing = this.availabilityOf(site.department);
    // Where nobody answers, how many ask is no news to who does.
    const isUnusuallyBusy = standing.availability !== "offline" && this.#busySites.has(site.id);
    return { ...standing, incident, isUnusuallyBusy };
  }

  /** Compares the last hour with what it usually brings; `onRead` is called then, too. */
  async readDemand(): Promise<void> {
    const { store, desk, clock } = this.#context;
    const nowMs = clock.nowMs();
    this.#busySites = await store.read(() => readBusySites(desk, this.#view.sites.keys(), nowMs));
    this.onRead();
  }

  /** When the next department opens or closes; null when none ever does. */
  nextTurnMs(): number | null {
    const nowMs = this.#context.clock.nowMs();
    const turns = [...this.#view.departments.values()].flatMap(
      ({ hours }) =>
        (isOpen(hours, nowMs) ? closesAtMs(hours, nowMs) : opensAtMs(hours, nowMs)) ?? [],
    );
    return turns.length === 0 ? null : Math.min(...turns);
  }

  /** A free slot, else a line, else somebody signed in, else nobody. */
  #answering(department: number): SiteAvailability {
    const serving = [...this.#view.agents.values()].filter(
      (agent) => !agent.isDisabled && agent.departments.has(department),
    );
    const open = serving.filter(takesChats);
    if (open.some((agent) => agent.load < agent.capacity)) return "online";
    if (open.some((agent) => agent.capacity > 0)) return "busy";
    return serving.some((agent) => agent.presence !== "offline") ? "away" : "offline";
  }
}
