import type { VisitorPresence } from "@presently/shared/protocol";
import type { AgentSide } from "./agent-session.ts";
import type { RealtimeContext } from "./context.ts";
import type { VisitorSide } from "./visitor-session.ts";

/** An agent who has not been heard for this long is reconnecting (R13). The desk counts on from there. */
const AGENT_SILENT_AFTER_MS = 15_000;
/** A visitor whose page is hidden and who has not stirred for this long is silent (R12). */
const VISITOR_SILENT_AFTER_MS = 3 * 60_000;

interface Present<Side> {
  readonly sides: Set<Side>;
  lastHeardAtMs: number;
}
interface Tab {
  hiddenSinceMs: number | undefined;
}

/**
 * What the connections say of people, told to the desk as evidence when it changes; the desk decides what follows, and holds the deadlines.
 * A refused or failed telling is repeated at the next look.
 */
export class Presence {
  readonly #context: RealtimeContext;
  readonly #agents = new Map<number, Present<AgentSide>>();
  readonly #visitors = new Map<number, Map<VisitorSide, Tab>>();
  readonly #toldOfVisitor = new Map<number, VisitorPresence>();
  readonly #toldOfAgent = new Map<number, "connected" | "silent">();

  constructor(context: RealtimeContext) {
    this.#context = context;
  }

  /** Whether somebody is there whose silence would be noticed. */
  get isWatching(): boolean {
    return this.#agents.size > 0 || this.#visitors.size > 0;
  }

  agentJoined(side: AgentSide): void {
    const { agent } = side.who;
    const present = this.#agents.get(agent) ?? { sides: new Set(), lastHeardAtMs: 0 };
    present.sides.add(side);
    present.lastHeardAtMs = side.session.lastHeardAtMs;
    this.#agents.set(agent, present);
    this.#tellAgent(agent, "connected", present.lastHeardAtMs);
  }

  /** A connection that ends is not yet an absence: a page that is loaded anew is back at once. The silence is counted as always. */
  agentLeft(side: AgentSide): void {
    const present = this.#agents.get(side.who.agent);
    if (present === undefined) return;
    present.lastHeardAtMs = Math.max(present.lastHeardAtMs, side.session.lastHeardAtMs);
    present.sides.delete(side);
  }

  /** The agent signed out: nothing is waited for, unless they are signed in elsewhere. */
  async agentSignedOut(agent: number): Promise<void> {
    const present = this.#agents.get(agent);
    if (present !== undefined && present.sides.size > 0) return;
    this.#agents.delete(agent);
    this.#toldOfAgent.delete(agent);
    const lastHeardAtMs = present?.lastHeardAtMs ?? this.#context.clock.nowMs();
    await this.#context.asSystem({ type: "agent.silent", agent, lastHeardAtMs });
    await this.#context.asSystem({ type: "agent.lost", agent });
  }

  visitorJoined(visitor: number, side: VisitorSide): void {
    const tabs = this.#visitors.get(visitor) ?? new Map<VisitorSide, Tab>();
    this.#visitors.set(visitor, tabs.set(side, { hiddenSinceMs: undefined }));
    this.#tellVisitor(visitor);
  }

  visitorLeft(visitor: number, side: VisitorSide): void {
    this.#visitors.get(visitor)?.delete(side);
    this.#tellVisitor(visitor);
  }

  visitorVisible(visitor: number, side: VisitorSide, isVisible: boolean): void {
    const tab = this.#visitors.get(visitor)?.get(side);
    if (tab === undefined) return;
    tab.hiddenSinceMs = isVisible ? undefined : this.#context.clock.nowMs();
    this.#tellVisitor(visitor);
  }

  /** The visitor wrote or typed: a sign of life, whether or not the page is seen. */
  visitorStirred(visitor: number, side: VisitorSide): void {
    const tab = this.#visitors.get(visitor)?.get(side);
    if (tab?.hiddenSinceMs !== undefined) tab.hiddenSinceMs = this.#context.clock.nowMs();
    this.#tellVisitor(visitor);
  }

  /** Looks at everybody; called once a second. */
  look(): void {
    const nowMs = this.#context.clock.nowMs();
    for (const [agent, present] of this.#agents) {
      for (const side of present.sides) {
        present.lastHeardAtMs = Math.max(present.lastHeardAtMs, side.session.lastHeardAtMs);
      }
      const isSilent = nowMs - present.lastHeardAtMs >= AGENT_SILENT_AFTER_MS;
      this.#tellAgent(agent, isSilent ? "silent" : "connected", present.lastHeardAtMs);
      if (isSilent && present.sides.size === 0) this.#agents.delete(agent);
    }
    for (const visitor of this.#visitors.keys()) this.#tellVisitor(visitor);
  }

  #tellAgent(agent: number, what: "connected" | "silent", lastHeardAtMs: number): void {
    if (this.#toldOfAgent.get(agent) === what) return;
    this.#toldOfAgent.set(agent, what);
    const told =
      what === "connected"
        ? this.#context.asSystem({ type: "agent.connected", agent })
        : this.#context.asSystem({ type: "agent.silent", agent, lastHeardAtMs });
    told.catch((error: unknown) => {
      this.#context.log.warn({ err: error, agent }, "an agent's presence was not written");
      this.#toldOfAgent.delete(agent);
    });
  }

  #tellVisitor(visitor: number): void {
    const presence = this.#presenceOf(visitor);
    if (presence === "absent") this.#visitors.delete(visitor);
    if (this.#toldOfVisitor.get(visitor) === presence) return;
    this.#toldOfVisitor.set(visitor, presence);
    this.#context.asSystem({ type: "visitor.presence", visitor, presence }).then(
      () => {
        if (presence === "absent") this.#forgetIfStill(visitor);
      },
      (error: unknown) => {
        this.#context.log.warn({ err: error, visitor }, "a visitor's presence was not written");
        this.#toldOfVisitor.delete(visitor);
        // An empty entry, so that the next look tells of the absence again.
        if (!this.#visitors.has(visitor)) this.#visitors.set(visitor, new Map());
      },
    );
  }

  #presenceOf(visitor: number): VisitorPresence {
    const tabs = [...(this.#visitors.get(visitor)?.values() ?? [])];
    if (tabs.length === 0) return "absent";
    const nowMs = this.#context.clock.nowMs();
    const isSilent = tabs.every(
      ({ hiddenSinceMs }) =>
        hiddenSinceMs !== undefined && nowMs - hiddenSinceMs >= VISITOR_SILENT_AFTER_MS,
    );
    return isSilent ? "silent" : "present";
  }

  #forgetIfStill(visitor: number): void {
    if (this.#toldOfVisitor.get(visitor) === "absent") this.#toldOfVisitor.delete(visitor);
  }
}
