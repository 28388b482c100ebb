import type { VisitorPresence } from "@presently/shared/protocol";
import type { AgentSide } from "./agent-session.ts";
import type { RealtimeContext } from "./context.ts";
import type { VisitorSide } from "./visitor-session.ts";

/** An agent who has not been heard for this long is reconnecting (R13). The desk counts on from there. */
const AGENT_SILENT_AFTER_MS = 15_000;
/** A visitor whose page is hidden and who has not stirred for this long is silent (R12). */
const VISITOR_SILENT_AFTER_MS = 3 * 60_000;
/** A visitor without a tab for this long is absent (Q5): a page that is loaded anew, or a socket that flaps, is back before. */
const VISITOR_ABSENT_AFTER_MS = 2000;

interface PresentAgent {
  readonly sides: Set<AgentSide>;
  lastHeardAtMs: number;
  /** Their last session was ended: they are silent from then on, however lately they were heard. */
  isSignedOut: boolean;
}
interface ToldOfAgent {
  readonly what: "connected" | "silent";
  isWritten: boolean;
}
interface Tab {
  hiddenSinceMs: number | undefined;
}
interface PresentVisitor {
  readonly tabs: Map<VisitorSide, Tab>;
  /** When the last tab went; of no meaning while there is one. */
  lastLeftAtMs: number;
}

/**
 * What the connections say of people, told to the desk as evidence when it changes; the desk decides what follows, and holds the deadlines.
 * A refused or failed telling is repeated at the next look.
 */
export class Presence {
  readonly #context: RealtimeContext;
  readonly #agents = new Map<number, PresentAgent>();
  readonly #visitors = new Map<number, PresentVisitor>();
  readonly #toldOfVisitor = new Map<number, VisitorPresence>();
  readonly #toldOfAgent = new Map<number, ToldOfAgent>();

  constructor(context: RealtimeContext) {
    this.#context = context;
  }

  /** Whether somebody is there whose silence would be noticed. */
  get isWatching(): boolean {
    return this.#agents.size > 0 || this.#visitors.size > 0;
  }

  agentJoined(side: AgentSide): void {
    const { agent } = side.who;
    const present = this.#presentAgent(agent);
    present.sides.add(side);
    present.isSignedOut = false;
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
    const present = this.#presentAgent(agent);
    if (present.sides.size > 0) return;
    present.isSignedOut = true;
    const { lastHeardAtMs } = present;
    const told: ToldOfAgent = { what: "silent", isWritten: false };
    this.#toldOfAgent.set(agent, told);
    try {
      await this.#context.asSystem({ type: "agent.silent", agent, lastHeardAtMs });
      await this.#context.asSystem({ type: "agent.lost", agent });
      told.isWritten = true;
    } catch (error) {
      this.#tellAgain(agent, told);
      throw error;
    }
  }

  visitorJoined(visitor: number, side: VisitorSide): void {
    const known = this.#visitors.get(visitor) ?? { tabs: new Map(), lastLeftAtMs: 0 };
    known.tabs.set(side, { hiddenSinceMs: undefined });
    this.#visitors.set(visitor, known);
    this.#tellVisitor(visitor);
  }

  visitorLeft(visitor: number, side: VisitorSide): void {
    const known = this.#visitors.get(visitor);
    if (known === undefined || !known.tabs.delete(side)) return;
    known.lastLeftAtMs = this.#context.clock.nowMs();
    this.#tellVisitor(visitor);
  }

  /** The tabs of a visitor that are connected now. */
  tabsOf(visitor: number): VisitorSide[] {
    return [...(this.#visitors.get(visitor)?.tabs.keys() ?? [])];
  }

  /** Every tab of every visitor that is connected now. */
  *tabs(): Iterable<VisitorSide> {
    for (const { tabs } of this.#visitors.values()) yield* tabs.keys();
  }

  visitorVisible(visitor: number, side: VisitorSide, isVisible: boolean): void {
    const tab = this.#visitors.get(visitor)?.tabs.get(side);
    if (tab === undefined) return;
    tab.hiddenSinceMs = isVisible ? undefined : this.#context.clock.nowMs();
    this.#tellVisitor(visitor);
  }

  /** The visitor wrote or typed: a sign of life, whether or not the page is seen. */
  visitorStirred(visitor: number, side: VisitorSide): void {
    const tab = this.#visitors.get(visitor)?.tabs.get(side);
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
      const isSilent =
        present.isSignedOut || nowMs - present.lastHeardAtMs >= AGENT_SILENT_AFTER_MS;
      this.#tellAgent(agent, isSilent ? "silent" : "connected", present.lastHeardAtMs);
      const isWritten = this.#toldOfAgent.get(agent)?.isWritten === true;
      if (isSilent && isWritten && present.sides.size === 0) this.#agents.delete(agent);
    }
    for (const visitor of this.#visitors.keys()) this.#tellVisitor(visitor);
  }

  #tellAgent(agent: number, what: "connected" | "silent", lastHeardAtMs: number): void {
    if (this.#toldOfAgent.get(agent)?.what === what) return;
    const told: ToldOfAgent = { what, isWritten: false };
    this.#toldOfAgent.set(agent, told);
    const telling =
      what === "connected"
        ? this.#context.asSystem({ type: "agent.connected", agent })
        : this.#context.asSystem({ type: "agent.silent", agent, lastHeardAtMs });
    telling.then(
      () => {
        told.isWritten = true;
      },
      (error: unknown) => {
        this.#context.log.warn({ err: error, agent }, "an agent's presence was not written");
        this.#tellAgain(agent, told);
      },
    );
  }

  /** Lets the next look repeat a telling that failed, unless another has followed it. */
  #tellAgain(agent: number, told: ToldOfAgent): void {
    if (this.#toldOfAgent.get(agent) === told) this.#toldOfAgent.delete(agent);
  }

  /** What is known of an agent's connections; an entry stays until their silence is written. */
  #presentAgent(agent: number): PresentAgent {
    const known = this.#agents.get(agent);
    if (known !== undefined) return known;
    const lastHeardAtMs = this.#context.clock.nowMs();
    const present = { sides: new Set<AgentSide>(), lastHeardAtMs, isSignedOut: false };
    this.#agents.set(agent, present);
    return present;
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
        if (!this.#visitors.has(visitor)) {
          this.#visitors.set(visitor, { tabs: new Map(), lastLeftAtMs: -Infinity });
        }
      },
    );
  }

  #presenceOf(visitor: number): VisitorPresence {
    const known = this.#visitors.get(visitor);
    const tabs = [...(known?.tabs.values() ?? [])];
    const nowMs = this.#context.clock.nowMs();
    if (tabs.length === 0) {
      const isBrief = nowMs - (known?.lastLeftAtMs ?? -Infinity) < VISITOR_ABSENT_AFTER_MS;
      return isBrief ? (this.#toldOfVisitor.get(visitor) ?? "present") : "absent";
    }
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
