import type { Timer } from "@presently/shared/clock";
import {
  type AgentNames,
  type ConversationId,
  type Cursor,
  DeskError,
  type LastingEvent,
  OLDEST_PROTOCOL_VERSION,
  type PageVisit,
  PROTOCOL_VERSION,
  type VisitorCommand,
  type VisitorFrame,
} from "@presently/shared/protocol";
import { STREAM_START } from "@presently/shared/protocol/cursor";
import { readSiteSettings, readTopics } from "../domain/site-settings.ts";
import { offeredTopics } from "../domain/topics.ts";
import { all, type Script } from "../store/script.ts";
import { openOfVisitor } from "../store/statements/conversations.ts";
import { visitorConversations } from "../store/statements/streams.ts";
import { waysInOfVisitor } from "../store/statements/visitor-sessions.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { readEarlierForVisitor } from "../views/earlier.ts";
import { mayReopen } from "../views/reopening.ts";
import { arrive } from "./arrival.ts";
import type { Audience, Listener } from "./audience.ts";
import type { RealtimeContext } from "./context.ts";
import { conversationStream } from "./conversation-stream.ts";
import type { Directory, Standpoint } from "./directory.ts";
import { Follower } from "./follower.ts";
import type { Answer, Side } from "./inbox.ts";
import type { VisitorLimits } from "./visitor-limits.ts";
import type { Reader } from "./readings.ts";
import type { Session } from "./session.ts";
import { tellReadMarks } from "./tell-read-marks.ts";
import type { Visitor } from "./visitor-identity.ts";
import { conversationIdOf } from "../views/wire-events.ts";

/** A visitor sends some frame at least this often, and takes the server for dead after this much silence (R17). */
export const VISITOR_SENDS_EVERY_MS = 25_000;
export const DEAD_AFTER_MS = 45_000;

/** Commands that say more of a visitor, without an event. */
const tells: ReadonlySet<VisitorCommand["type"]> = new Set([
  "visitor.describe",
  "conversation.describe",
  "visitor.track",
]);
/** Commands after which the visitor's card says more than it did. */
const fillsCard: ReadonlySet<VisitorCommand["type"]> = new Set([...tells, "form.answer"]);

type FrameOf<Type extends VisitorFrame["type"]> = Extract<VisitorFrame, { type: Type }>;
type OtherFrame = Exclude<VisitorFrame, FrameOf<"hello"> | FrameOf<"command">>;

/** What a visitor's session tells the rest of the house. */
export interface VisitorWatcher {
  joined(side: VisitorSide): void;
  left(side: VisitorSide): void;
  visibility(side: VisitorSide, isVisible: boolean): void;
  /** The visitor wrote, typed or looked: a person is there. */
  stirred(side: VisitorSide): void;
  typing(side: VisitorSide, conversation: number, conversationId: ConversationId): void;
  /** The visitor has seen the conversation up to this public number (RM1). */
  read(reader: Reader, publicSeq: number): void;
  /** What is known of the visitor has changed, without an event. */
  described(side: VisitorSide): void;
  /** The visitor's sessions are over. */
  forgot(visitor: number): void;
  /** Who a browser belonged to until now, as its site says that it is somebody else's: their connections are to come back. */
  replaced(visitor: number): void;
  /** The visitor has given an address: sessions that links to a former one opened are over. */
  addressed(visitor: number): void;
  /** The passing news a client that has just caught up should have. */
  follows(side: VisitorSide, conversation: number): void;
}

interface Followed {
  readonly publicId: ConversationId;
  readonly follower: Follower;
  readonly stop: () => void;
}

/** Who the hello said it is. Kept for as long as the tab is open, so no more of the site than is asked for. */
interface Identified {
  readonly site: Standpoint;
  readonly visitor: Visitor;
  /** The link of a mail that opened the session (ML7); null when none did. */
  readonly byLink: string | null;
  /** Whether the page says that what begins there is a test (TC2). */
  readonly isTest: boolean;
  /** Until when they count as who they were said to be (ID5); null when nobody has said. */
  readonly verifiedUntilMs: number | null;
}

/** A visitor's side of a session: one tab. Several of one visitor stand side by side (R8). */
export class VisitorSide implements Side<VisitorFrame>, Listener {
  readonly session: Session;
  readonly #context: RealtimeContext;
  readonly #audience: Audience;
  readonly #directory: Directory;
  readonly #limits: VisitorLimits;
  readonly #watcher: VisitorWatcher;
  readonly #siteKey: string;
  readonly #followed = new Map<number, Followed>();
  #who: Identified | undefined;
  #stopListening: () => void = () => {};
  #end: Timer | undefined;

  constructor(options: {
    session: Session;
    context: RealtimeContext;
    audience: Audience;
    directory: Directory;
    limits: VisitorLimits;
    watcher: VisitorWatcher;
    siteKey: string;
  }) {
    this.session = options.session;
    this.#context = options.context;
    this.#audience = options.audience;
    this.#directory = options.directory;
    this.#limits = options.limits;
    this.#watcher = options.watcher;
    this.#siteKey = options.siteKey;
  }

  /** Who it is; undefined before the hello. */
  get who(): Identified | undefined {
    return this.#who;
  }

  async hello(frame: FrameOf<"hello">): Promise<void> {
    if (frame.site !== this.#siteKey) throw new DeskError("not-allowed");
    const { store, clock, desk } = this.#context;
    const arrived = await arrive(this.#context, this.#limits, this.session.facts, frame);
    const { site, visitor, token, byLink, verifiedUntilMs, former } = arrived;
    if (former !== null) this.#watcher.replaced(former);
    if (this.session.isClosed) return;
    this.#limits.takeSocket(visitor.publicId);
    const isTest = frame.page?.isTest === true;
    const key = frame.page?.department;
    const named = key === undefined ? undefined : this.#directory.departmentNamed(key);
    const from: Standpoint = { id: site.id, department: site.department, named };
    this.#who = { site: from, visitor, byLink, isTest, verifiedUntilMs };
    if (verifiedUntilMs !== null) this.#endAt(verifiedUntilMs);
    if (frame.page?.copies !== undefined)
      this.#context.noteCopies?.(this.session.facts.origin, frame.page.copies);
    this.#stopListening = this.#audience.followVisitor(visitor.publicId, this);
    this.#watcher.joined(this);

    // From here on whoever ends the session closes this tab, too; one that was ended since the token was read is found here (V2).
    const nowMs = clock.nowMs();
    const { conversations, current, isOver, isReplaced } = await store.read(function* () {
      const { visitor: subject } = visitor;
      const waysIn = yield* all(waysInOfVisitor, { desk, subject });
      const conversations = yield* readConversations(desk, subject);
      const current = yield* readCurrent(desk, conversations, nowMs);
      const isOver = waysIn.every((way) => way.byLink !== byLink);
      // Another tab has become somebody with this visitor: so does this one, when it comes back (ID4).
      const isReplaced = waysIn.every((way) => isVerified(way) !== (verifiedUntilMs !== null));
      return { conversations, current, isOver, isReplaced: isReplaced && byLink === null };
    });
    if (this.session.isClosed) return;
    if (isOver) return this.session.close("forgotten");
    if (isReplaced) return this.session.close("goingAway");
    const settings = readSiteSettings(site.settings);
    const asked = key === undefined ? "none" : this.#directory.startFrom(from).outcome;
    this.session.send({
      type: "welcome",
      protocol: Math.max(OLDEST_PROTOCOL_VERSION, Math.min(frame.protocol, PROTOCOL_VERSION)),
      nowMs,
      sendEveryMs: VISITOR_SENDS_EVERY_MS,
      deadAfterMs: DEAD_AFTER_MS,
      visitorId: visitor.publicId,
      ...(token === undefined ? {} : { token }),
      ...(verifiedUntilMs === null ? {} : { verifiedUntilMs }),
      site: {
        siteId: site.publicId,
        name: site.name,
        ...this.#directory.greetingOf(from),
      },
      ways: {
        limitMs: settings.waitLimitMs,
        byMail: this.#context.canMail,
        byPhone: settings.callsByPhone,
      },
      files: settings.takesFiles ? this.#context.fileLimits : null,
      about: {
        department: asked,
        // Whose page says what it is about is not asked.
        topics:
          asked === "taken"
            ? []
            : offeredTopics(readTopics(site.settings), frame.page?.language ?? "en"),
      },
      conversationId: (current?.publicId ?? null) as ConversationId | null, // as below
    });
    // A conversation may have begun in another tab while this was read: it is followed already.
    const wanted = conversations.filter(
      ({ id, publicId }) => id === current?.id || frame.cursors[publicId] !== undefined,
    );
    const streams = wanted.map(({ id, publicId, state }) => ({
      id,
      publicId: publicId as ConversationId, // the desk writes the prefix
      at: placeIn(frame.cursors[publicId], state),
    }));
    await this.#follow(streams);
    const goOn = streams.filter(({ at }) => at !== undefined);
    await tellReadMarks(this.#context, this.session, goOn);
    if (this.session.isClosed) return;
    this.session.send({ type: "synced" });
    for (const conversation of this.#followed.keys()) this.#watcher.follows(this, conversation);
    if (former !== null) this.#watcher.described(this);
    if (arrived.isKnown && frame.page !== undefined) this.#cameTo(frame.page);
  }

  async command(frame: FrameOf<"command">): Promise<Answer> {
    const { site, visitor, byLink, isTest } = this.#identified();
    this.#limits.assertMayCommand(visitor.publicId, frame.command);
    // Who asks for more time says that they are not there yet, and what a page tells says nothing of them.
    const isOwn = frame.command.type !== "turn.extend" && !tells.has(frame.command.type);
    if (isOwn) this.#watcher.stirred(this);
    const { visitor: number, publicId: id } = visitor;
    const answer = await this.#context.asVisitor(
      { kind: "visitor", visitor: number, id, site: site.id, byLink, isTest },
      frame.command,
      frame.commandId,
    );
    if (fillsCard.has(frame.command.type)) this.#watcher.described(this);
    if (frame.command.type === "visitor.forget") this.#watcher.forgot(visitor.visitor);
    if ("email" in frame.command) this.#watcher.addressed(visitor.visitor);
    return answer;
  }

  /** The conversations that this session follows. */
  conversations(): Iterable<number> {
    return this.#followed.keys();
  }

  other(frame: OtherFrame): Promise<void> | void {
    switch (frame.type) {
      case "ping":
        return this.#pong();
      case "resume":
        return this.#resume(frame.cursors);
      case "loadEarlier":
        return this.#loadEarlier(frame);
      case "signal":
        return this.#signal(frame);
    }
  }

  gone(): void {
    this.#end?.cancel();
    this.#stopListening();
    for (const { follower, stop } of this.#followed.values()) {
      stop();
      follower.stop();
    }
    this.#followed.clear();
    if (this.#who === undefined) return;
    this.#limits.leaveSocket(this.#who.visitor.publicId);
    this.#watcher.left(this);
  }

  /** What is a person's is shown for as long as their site says who is there (ID5); a client that knows better comes back. */
  #endAt(atMs: number): void {
    const { clock } = this.#context;
    this.#end = clock.after(atMs - clock.nowMs(), () => this.session.close("goingAway"));
  }

  /** Writes down on which page a visitor came back; the chat does not wait for it. */
  #cameTo(page: PageVisit): void {
    const { site, visitor } = this.#identified();
    const actor = { kind: "visitor", visitor: visitor.visitor, id: visitor.publicId } as const;
    this.#context
      .asVisitor(
        { ...actor, site: site.id },
        { type: "visitor.describe", page },
        this.#context.newId(),
      )
      .catch((error: unknown) => {
        this.#context.log.warn({ err: error }, "a visitor's page was not written");
      });
  }

  #identified(): Identified {
    if (this.#who === undefined) throw new DeskError("session.not-authenticated");
    return this.#who;
  }

  async #follow(
    wanted: readonly { id: number; publicId: ConversationId; at: Cursor | undefined }[],
  ): Promise<void> {
    await Promise.all(
      wanted.map(({ id, publicId, at }) => this.#followerOf(id, publicId).start(at)),
    );
  }

  #followerOf(id: number, publicId: ConversationId): Follower {
    const known = this.#followed.get(id);
    if (known !== undefined) return known.follower;
    const stream = conversationStream(this.#context, { id, publicId }, (events) =>
      this.#namesIn(events),
    );
    const follower = new Follower(this.session, stream, (error) => this.failed(error));
    const stop = this.#audience.followConversation(id, follower);
    this.#followed.set(id, { publicId, follower, stop });
    return follower;
  }

  /** A conversation this visitor has just begun, here or in another tab. */
  publish(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const publicId = conversationIdOf(event);
      if (publicId === undefined || this.#followed.has(event.conversation)) continue;
      const follower = this.#followerOf(event.conversation, publicId);
      follower.start("0.").then(
        () => {
          if (!this.session.isClosed) this.#watcher.follows(this, event.conversation);
        },
        (error: unknown) => this.failed(error),
      );
    }
  }

  #namesIn(events: readonly LastingEvent[]): AgentNames {
    return this.#directory.namesIn(events);
  }

  #pong(): void {
    const upto: Record<string, Cursor> = {};
    for (const { publicId, follower } of this.#followed.values()) {
      if (follower.sent !== undefined) upto[publicId] = follower.sent;
    }
    this.session.send({ type: "pong", upto });
  }

  async #resume(cursors: Readonly<Record<string, Cursor>>): Promise<void> {
    this.#limits.assertMayRead(this.#identified().visitor.publicId);
    const asked = [...this.#followed].flatMap(([id, { publicId }]) =>
      cursors[publicId] === undefined ? [] : [{ id, publicId, at: cursors[publicId] }],
    );
    await this.#follow(asked);
    this.session.send({ type: "synced" });
  }

  async #loadEarlier({ conversationId, before }: FrameOf<"loadEarlier">): Promise<void> {
    const { visitor } = this.#identified();
    this.#limits.assertMayRead(visitor.publicId);
    const { desk, store } = this.#context;
    const earlier = await store.read(() =>
      readEarlierForVisitor(desk, visitor.visitor, conversationId, before),
    );
    this.session.send({
      type: "earlier",
      conversationId,
      events: earlier.events,
      hasEarlier: earlier.hasEarlier,
      names: { ...this.#namesIn(earlier.events), ...earlier.fileNames },
    });
  }

  #signal(frame: FrameOf<"signal">): void {
    if (frame.signal === "visibility") return this.#watcher.visibility(this, frame.isVisible);
    for (const [conversation, { publicId }] of this.#followed) {
      if (publicId !== frame.conversationId) continue;
      if (frame.signal === "read")
        this.#watcher.read({ conversation, publicId, agent: null }, frame.publicSeq);
      if (frame.signal !== "typing") continue;
      if (this.#limits.mayType(this.#identified().visitor.publicId)) {
        this.#watcher.stirred(this);
        this.#watcher.typing(this, conversation, publicId);
      }
    }
  }

  /** Its streams can't be read: it comes back by its cursors. */
  failed(error: unknown): void {
    if (this.session.isClosed) return;
    this.#context.log.error({ err: error }, "a visitor's stream could not be read");
    this.session.close("overloaded");
  }
}

/** Where to go on. One that is over and asked for from its start is only looked back at: a picture is enough, and bounded (P4). */
function placeIn(cursor: Cursor | undefined, state: string): Cursor | undefined {
  return cursor === STREAM_START && state === "closed" ? undefined : cursor;
}

function isVerified({ verifiedUntilMs }: { readonly verifiedUntilMs: number | null }): boolean {
  return verifiedUntilMs !== null;
}

/** The conversations a visitor may find again: the open ones, however old, and then the latest, the newest first. */
function* readConversations(desk: number, visitor: number) {
  const open = yield* all(openOfVisitor, { desk, visitor });
  const latest = yield* all(visitorConversations, { desk, visitor });
  return [...open, ...latest.filter(({ state }) => state === "closed")];
}

/** The conversation a visitor finds again: the open one, else the latest that a word of theirs opens again (C9). */
function* readCurrent<
  Row extends {
    readonly id: number;
    readonly state: string;
    readonly closedAtMs: number | null;
  },
>(desk: number, conversations: readonly Row[], nowMs: number): Script<Row | undefined> {
  const open = conversations.find(({ state }) => state !== "closed");
  if (open !== undefined) return open;
  for (const row of conversations) {
    const { id, closedAtMs } = row;
    if (closedAtMs !== null && (yield* mayReopen(desk, { id, closedAtMs }, nowMs))) return row;
  }
  return undefined;
}
