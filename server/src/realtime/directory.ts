import type {
  AgentNames,
  IncidentNotice,
  LastingEvent,
  SiteAvailability,
} from "@presently/shared/protocol";
import { departmentToStartIn, tidyKey } from "../domain/department-key.ts";
import { isRunning, type OpenSpan, spanAt } from "../domain/hours.ts";
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

/** Where a visitor's page stands: on a site of a department, and before the one that it names by a key, if any has that (DK2). */
export interface Standpoint {
  readonly id: number;
  readonly department: number;
  readonly named?: number | undefined;
}

type DirectoryContext = Pick<RealtimeContext, "store" | "desk" | "clock">;

/** This process's picture of the team: names, loads, who serves what. Read anew when the stream says that something changed; decides nothing. */
export class Directory {
  readonly #context: DirectoryContext;
  /** Called after each reading. */
  onRead: () => void = () => {};
  #view = EMPTY;
  #names = new Map<string, string>();
  #busySites: ReadonlySet<number> = new Set();
  /** By department: the hours that ran, or came next, when they were asked for. */
  readonly #spans = new Map<number, OpenSpan | null>();

  constructor(context: DirectoryContext) {
    this.#context = context;
  }

  get view(): DirectoryView {
    return this.#view;
  }

  async refresh(): Promise<void> {
    const { store, desk } = this.#context;
    this.#view = await store.read(() => readDirectory(desk));
    this.#spans.clear();
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
    const span = this.#spanOf(department, nowMs);
    return isRunning(span, nowMs)
      ? { availability: this.#answering(department), opensAtMs: null }
      : { availability: "offline", opensAtMs: span?.startMs ?? null };
  }

  /** The desk's own id of a site that is on the wire; undefined when there is none. */
  readonly siteNamed = (siteId: unknown): number | undefined =>
    [...this.#view.sites].find(([, { publicId }]) => publicId === siteId)?.[0];

  /** The department that a page names by this key; undefined when none has it (DK1). */
  departmentNamed(key: string): number | undefined {
    const named = tidyKey(key);
    return [...this.#view.departments].find(([, { key: known }]) => known === named)?.[0];
  }

  /** In which department a conversation begins now that begins there, and whether it is the one that the page named (DK2). */
  startFrom({ department: own, named }: Standpoint): ReturnType<typeof departmentToStartIn> {
    const nowMs = this.#context.clock.nowMs();
    const startable = (id: number) => ({ id, isOpen: isRunning(this.#spanOf(id, nowMs), nowMs) });
    return departmentToStartIn(startable(own), named === undefined ? undefined : startable(named));
  }

  /** What visitors are to know before they write. */
  greetingOf(from: Standpoint): SiteStanding {
    const incident = noticeFor(from.id, this.#view.incidents);
    const standing = this.availabilityOf(this.startFrom(from).department.id);
    // Where nobody answers, how many ask is no news to who does.
    const isUnusuallyBusy = standing.availability !== "offline" && this.#busySites.has(from.id);
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
    const turns = [...this.#view.departments.keys()].flatMap((department) => {
      const span = this.#spanOf(department, nowMs);
      return (isRunning(span, nowMs) ? span?.endMs : span?.startMs) ?? [];
    });
    return turns.length === 0 ? null : Math.min(...turns);
  }

  /** A calendar is slow to ask, every visitor's welcome needs its answer, and that holds until the hours end or are set anew. */
  #spanOf(department: number, nowMs: number): OpenSpan | null {
    const known = this.#spans.get(department);
    const hasEnded = known?.endMs != null && known.endMs <= nowMs;
    if (known !== undefined && !hasEnded) return known;
    const span = spanAt(this.#view.departments.get(department)?.hours ?? null, nowMs);
    this.#spans.set(department, span);
    return span;
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
