import type { Config } from "../config.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { AgentSide } from "./agent-session.ts";
import { Audience } from "./audience.ts";
import { Board } from "./board.ts";
import { CardNews } from "./card-news.ts";
import type { ClientFacts, Connection, Receiver } from "./connection.ts";
import type { AgentIdentity, RealtimeContext } from "./context.ts";
import { closeFormerLinks } from "./former-links.ts";
import { Directory } from "./directory.ts";
import { Inbox, type Side } from "./inbox.ts";
import { type ReadFrame, readAgentFrame, readVisitorFrame } from "./incoming.ts";
import { Presence } from "./presence.ts";
import { Readings } from "./readings.ts";
import { Session } from "./session.ts";
import { SiteNotices } from "./site-notices.ts";
import { type Allowance, createTokenBuckets } from "./token-bucket.ts";
import { typingFrame } from "./typing.ts";
import { closeUnidentified } from "./unidentified.ts";
import { VisitorLimits } from "./visitor-limits.ts";
import { recognise, type Site } from "./visitor-identity.ts";
import { Watchers } from "./watchers.ts";
import { VISITOR_SENDS_EVERY_MS, VisitorSide, type VisitorWatcher } from "./visitor-session.ts";

/** How often sessions are looked at: silence, back-pressure, presence. */
const LOOK_EVERY_MS = 1000;
/** A visitor's connection is dropped after two frames that did not come, with some seconds for the road (R17). */
const VISITOR_DROPPED_AFTER_MS = 2 * VISITOR_SENDS_EVERY_MS + 5000;
/** An agent's connection that has been silent for so long is gone; presence has said so long before. */
const AGENT_DROPPED_AFTER_MS = 60_000;
/** How often a session of an agent is compared with the database: it may have run out. */
const RECHECK_EVERY_MS = 60_000;
/** How often the last hour is compared with what it usually brings. */
const DEMAND_EVERY_MS = 60_000;
/** When told to leave, clients come back within this span, each at a moment drawn by chance (R22). */
const RETURN_AFTER_MS = { least: 500, most: 5000 };

/** What the gateway asks about an agent's session while its socket lives on (R29). */
export interface AgentSessions {
  /** Whether the session is still good. */
  isGood(sessionHash: string): Promise<boolean>;
  /** Notes that the session is in use. */
  touch(sessionHash: string): Promise<void>;
}

interface Client {
  readonly inbox: { leave(): void };
  readonly droppedAfterMs: number;
}

/** Every connection to this process, and the road from what is committed to each of them. */
export class Gateway {
  readonly #context: RealtimeContext;
  readonly #config: Config;
  readonly #agentSessions: AgentSessions;
  readonly #audience = new Audience();
  readonly #directory: Directory;
  readonly #presence: Presence;
  readonly #limits: VisitorLimits;
  readonly #agentReads;
  readonly #agentTyping;
  readonly #frames: Allowance;
  readonly #board: Board;
  readonly #notices: SiteNotices;
  readonly #readings: Readings;
  readonly #watchers: Watchers;
  readonly #clients = new Map<Session, Client>();
  readonly #agents = new Set<AgentSide>();
  readonly #cards: CardNews;
  #look: { cancel(): void } | undefined;
  #lastRecheckAtMs = 0;
  #lastDemandAtMs = 0;
  /** One for all: there may be ten thousand visitors. */
  readonly #visitorWatcher: VisitorWatcher = {
    joined: (side) => this.#visitorJoined(side),
    left: (side) => this.#visitorLeft(side),
    visibility: (side, isVisible) => {
      if (side.who !== undefined) {
        this.#presence.visitorVisible(side.who.visitor.visitor, side, isVisible);
      }
    },
    stirred: (side) => {
      if (side.who !== undefined) this.#presence.visitorStirred(side.who.visitor.visitor, side);
    },
    typing: (side, conversation, conversationId) => {
      if (side.who === undefined) return;
      const frame = typingFrame(conversationId, side.who.visitor.publicId);
      this.#audience.tellTeam(conversation, frame);
    },
    read: (reader, visitorSeq) => this.#readings.heard(reader, { visitorSeq }),
    described: (side) => {
      this.#board.touch(side.conversations());
      this.#cards.touch(side.conversations());
    },
    forgot: (visitor) => this.#closeVisitor(visitor),
    replaced: (visitor) => this.#replaceTabs(visitor),
    addressed: (visitor) => closeFormerLinks(this.#context, this.#presence.tabsOf(visitor)),
    follows: (side, conversation) => {
      const frame = this.#board.queueFrameOf(conversation);
      if (frame !== undefined) side.session.sendPassing(frame);
    },
  };
  #isLeaving = false;
  #isClosed = false;

  constructor(context: RealtimeContext, config: Config, agentSessions: AgentSessions) {
    this.#context = context;
    this.#cards = new CardNews(context, this.#agents);
    this.#config = config;
    this.#agentSessions = agentSessions;
    this.#directory = new Directory(context);
    this.#presence = new Presence(context);
    this.#limits = new VisitorLimits(context.clock, config);
    this.#agentReads = createTokenBuckets({
      // After a new picture a window asks for its open threads anew, at most 50 of them.
      burst: 60,
      everyMs: 1000 / config.historyPerSecond,
    });
    this.#agentTyping = createTokenBuckets({ burst: 1, everyMs: config.typingEveryMs });
    this.#frames = { burst: config.framesBurst, everyMs: 1000 / config.framesPerSecond };
    this.#board = new Board(context, this.#audience, this.#directory);
    this.#readings = new Readings(context, this.#audience);
    this.#watchers = new Watchers(context, this.#audience);
    this.#notices = new SiteNotices(context.clock, this.#directory);
    this.#directory.onRead = () => this.#notices.look();
  }

  /** The waiting, as this process knows them: with their places. */
  get board(): Board {
    return this.#board;
  }

  /** How many sessions are open. */
  get openSessions(): number {
    return this.#clients.size;
  }

  /** Reads the pictures it works from and begins to look around. Call after `boot`, before the first connection. */
  async start(): Promise<void> {
    await this.#directory.refresh();
    await this.#board.load();
  }

  /** A visitor's connection; whoever made it has checked its origin against the site's list. */
  visitor(connection: Connection, facts: ClientFacts, siteKey: string): Receiver {
    return this.#open(connection, facts, VISITOR_DROPPED_AFTER_MS, readVisitorFrame, (session) => {
      return new VisitorSide({
        session,
        context: this.#context,
        audience: this.#audience,
        directory: this.#directory,
        limits: this.#limits,
        siteKey,
        watcher: this.#visitorWatcher,
      });
    });
  }

  /** An agent's connection; whoever made it has read the session cookie and checked the origin. */
  agent(connection: Connection, facts: ClientFacts, who: AgentIdentity): Receiver {
    return this.#open(connection, facts, AGENT_DROPPED_AFTER_MS, readAgentFrame, (session) => {
      const side: AgentSide = new AgentSide({
        session,
        who,
        context: this.#context,
        audience: this.#audience,
        directory: this.#directory,
        reads: this.#agentReads,
        isGood: () => this.#agentSessions.isGood(who.sessionHash),
        watcher: {
          joined: () => {
            this.#presence.agentJoined(side);
            this.#board.addWatcher(side);
          },
          left: () => {
            this.#presence.agentLeft(side);
            this.#board.removeWatcher(side);
          },
          gone: () => void this.#agents.delete(side),
          read: (reader, said) => this.#readings.heard(reader, said),
          looking: (_, at) => this.#watchers.look(side, at),
          filledCard: ({ conversationId }) => this.#cards.touch(side.openNamed(conversationId)),
          typing: (_, conversation, conversationId) => {
            const waitMs = this.#agentTyping.take(who.id, this.#context.clock.nowMs());
            if (waitMs > 0) return;
            const frame = typingFrame(conversationId, who.id);
            if (side.holds(conversation)) this.#audience.tellVisitor(conversation, frame);
            this.#audience.tellTeam(conversation, frame, side);
          },
        },
      });
      this.#agents.add(side);
      return side;
    });
  }

  /** Called by the store after each commit, in order, within its turn. */
  publish(events: readonly StoredEvent[]): void {
    this.#audience.publish(events);
    this.#board.publish(events);
    if (events.some(changesRights)) this.#recheckAgents();
    if (events.some(changesSites)) closeUnidentified(this.#context, () => this.#presence.tabs());
    if (events.some(({ type }) => type === "incident.changed")) this.#tellIncident();
    for (const { type, data } of events)
      if (type === "conversation.erased") this.#closeErased(data["visitorId"]);
  }

  /**
   * Ends the sessions of the visitor whose token it is, without a connection: for a page that is leaving, or has none. A token that means
   * nothing ends nothing, and is answered the same.
   */
  async forgetVisitor(site: Site, token: string): Promise<void> {
    const { store, clock, asVisitor, newId } = this.#context;
    const found = await store.read(() => recognise(site.id, token, clock.nowMs()));
    if (!found.isKnown) return;
    const { visitor, publicId: id } = found;
    const actor = { kind: "visitor", visitor, id, site: site.id } as const;
    await asVisitor(actor, { type: "visitor.forget" }, newId());
    this.#closeVisitor(visitor);
  }

  /** Ends every connection of a visitor; in the next turn, as the one that asked for it is still to be answered. */
  #closeVisitor(visitor: number): void {
    this.#context.clock.soon(() => {
      for (const { session } of this.#presence.tabsOf(visitor)) session.close("forgotten");
    });
  }

  /** Whoever is erased has nothing on their screen any more: their browser forgets them, and begins anew (ER1). */
  #closeErased(visitorId: unknown): void {
    for (const { who } of this.#presence.tabs())
      if (who !== undefined && who.visitor.publicId === visitorId)
        return this.#closeVisitor(who.visitor.visitor);
  }

  /** Ends the connections that a visitor has now, and none that comes later: they come back as whom their browser knows by then. */
  #replaceTabs(visitor: number): void {
    for (const { session } of this.#presence.tabsOf(visitor)) session.close("goingAway");
  }

  /** Ends the connections of an account, or of one of its sessions, at once (R29). */
  closeAccount(ended: { readonly account: number; readonly exceptSessionHash?: string }): void {
    for (const { who, session } of this.#agents) {
      if (who.account !== ended.account || who.sessionHash === ended.exceptSessionHash) continue;
      session.close("notAuthenticated");
    }
  }

  /** Ends the connections of one session of an agent who signed out; without another one the agent is gone at once. */
  closeSession(sessionHash: string): void {
    const ended = [...this.#agents].filter(({ who }) => who.sessionHash === sessionHash);
    for (const { session } of ended) session.close("notAuthenticated");
    for (const agent of new Set(ended.map(({ who }) => who.agent))) {
      this.#presence.agentSignedOut(agent).catch((error: unknown) => {
        this.#context.log.warn({ err: error, agent }, "a sign-out was not written");
      });
    }
  }

  /** Asks every client to come back at a moment of its own, and closes (R22). New connections are refused from here on. */
  leave(): void {
    this.#isLeaving = true;
    const { least, most } = RETURN_AFTER_MS;
    for (const [session, { inbox }] of this.#clients) {
      const returnAfterMs = Math.round(least + this.#context.random() * (most - least));
      session.send({ type: "leaving", returnAfterMs });
      inbox.leave();
    }
  }

  /** Stops looking around and forgets everything; twice without harm. */
  close(): void {
    this.#isClosed = true;
    this.#look?.cancel();
    this.#board.close();
    this.#cards.close();
    this.#notices.close();
    this.#readings.close();
    this.#watchers.close();
    for (const session of this.#clients.keys()) session.close("goingAway");
  }

  #open<Frame extends { readonly type: string }>(
    connection: Connection,
    facts: ClientFacts,
    droppedAfterMs: number,
    read: ReadFrame<Frame>,
    sideOf: (session: Session) => Side<Frame>,
  ): Receiver {
    const { clock, log } = this.#context;
    let side: Side<Frame> | undefined;
    const limits = this.#config;
    const onClosed = (): void => {
      this.#clients.delete(session);
      side?.gone();
    };
    const session = new Session({ connection, facts, clock, limits, onClosed });
    side = sideOf(session);
    const frames = this.#frames;
    const inbox = new Inbox({ session, read, side, clock, log, frames, limits });
    this.#clients.set(session, { inbox, droppedAfterMs });
    this.#lookAgain();
    if (this.#isLeaving) session.close("restarting");
    return inbox;
  }

  #visitorJoined(side: VisitorSide): void {
    if (side.who === undefined) return;
    this.#presence.visitorJoined(side.who.visitor.visitor, side);
    this.#notices.follow(side.who.site, side.session);
  }

  #visitorLeft(side: VisitorSide): void {
    if (side.who === undefined) return;
    this.#presence.visitorLeft(side.who.visitor.visitor, side);
    this.#notices.forget(side.who.site, side.session);
  }

  /** Looks around in a second, unless it will anyway; with nobody to look at it rests. */
  #lookAgain(): void {
    if (this.#look !== undefined || this.#isClosed) return;
    if (this.#clients.size === 0 && !this.#presence.isWatching) return;
    this.#look = this.#context.clock.after(LOOK_EVERY_MS, () => {
      this.#look = undefined;
      const nowMs = this.#context.clock.nowMs();
      for (const [session, { droppedAfterMs }] of this.#clients) {
        session.checkDrained();
        if (nowMs - session.lastHeardAtMs > droppedAfterMs) session.close("goingAway");
      }
      this.#presence.look();
      this.#board.look();
      if (nowMs - this.#lastRecheckAtMs >= RECHECK_EVERY_MS) this.#recheckAgents();
      if (nowMs - this.#lastDemandAtMs >= DEMAND_EVERY_MS) this.#lookAtDemand(nowMs);
      this.#lookAgain();
    });
  }

  #lookAtDemand(nowMs: number): void {
    this.#lastDemandAtMs = nowMs;
    this.#directory.readDemand().catch((error: unknown) => {
      this.#context.log.warn({ err: error }, "the demand of the hour was not read");
    });
  }

  /** An incident is told at once, not when the team is read anew anyway (I1). */
  #tellIncident(): void {
    this.#directory.refresh().catch((error: unknown) => {
      this.#context.log.warn({ err: error }, "an incident was not told at once");
    });
  }

  /** Compares every agent's session with the database: whoever is disabled or has another role has none any more (R29). */
  #recheckAgents(): void {
    this.#lastRecheckAtMs = this.#context.clock.nowMs();
    for (const side of this.#agents) {
      this.#recheck(side).catch((error: unknown) => {
        this.#context.log.warn({ err: error, agent: side.who.agent }, "rights were not checked");
      });
    }
  }

  async #recheck(side: AgentSide): Promise<void> {
    const isGood = await this.#agentSessions.isGood(side.who.sessionHash);
    if (!isGood) side.session.close("notAuthenticated");
    else if (side.takeUse()) await this.#agentSessions.touch(side.who.sessionHash);
  }
}

/** Events after which a site may have no more place for whom nobody has identified. */
function changesSites(event: StoredEvent): boolean {
  return event.type === "settings.changed" && event.data["subject"] === "site";
}

/** Events after which somebody may no longer be who they were. */
function changesRights(event: StoredEvent): boolean {
  if (event.type === "settings.changed") return event.data["subject"] === "team";
  return event.type === "agent.availabilityChanged" && event.data["reason"] === "disabled";
}
