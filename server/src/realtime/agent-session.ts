import {
  type AgentFrame,
  type AgentNames,
  type ConversationId,
  type Cursor,
  DeskError,
  type LastingEvent,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
} from "@presently/shared/protocol";
import { seqOf } from "@presently/shared/protocol/cursor";
import type { Reading } from "../domain/read-marks.ts";
import type { RoleGrant } from "../domain/rights.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { grantsOfAccount } from "../store/statements/agents.ts";
import { slotsOfAgent } from "../store/statements/slots.ts";
import { conversationNamed } from "../store/statements/streams.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { readDeskView } from "../views/desk-view.ts";
import { readEarlierForAgent } from "../views/earlier.ts";
import { isReadableBy, mayHear, mayRead } from "../views/reading-rights.ts";
import type { LaneRow } from "../views/lane-row.ts";
import { readCard, readThread } from "../views/thread.ts";
import type { Audience, TeamListener } from "./audience.ts";
import type { AgentIdentity, RealtimeContext } from "./context.ts";
import { deskStream, readDeskPage } from "./desk-stream.ts";
import type { Directory } from "./directory.ts";
import { Follower, type Page, type Picture } from "./follower.ts";
import type { Answer, Side } from "./inbox.ts";
import { OwnThreads } from "./own-threads.ts";
import type { Reader } from "./readings.ts";
import type { Session } from "./session.ts";
import type { LookedAt } from "./watchers.ts";
import { tellReadMarks } from "./tell-read-marks.ts";
import type { TokenBuckets } from "./token-bucket.ts";
import { DEAD_AFTER_MS } from "./visitor-session.ts";
import { agentEventOf, isBlanked } from "../views/wire-events.ts";

/** An agent sends some frame at least this often (R17). */
const AGENT_SENDS_EVERY_MS = 5000;

type FrameOf<Type extends AgentFrame["type"]> = Extract<AgentFrame, { type: Type }>;
type ReadSignal = Extract<FrameOf<"signal">, { publicSeq: number }>;
type OtherFrame = Exclude<AgentFrame, FrameOf<"hello"> | FrameOf<"command">>;

/** What an agent's session tells the rest of the house. */
export interface AgentWatcher {
  joined(side: AgentSide): void;
  left(side: AgentSide): void;
  typing(side: AgentSide, conversation: number, conversationId: ConversationId): void;
  /** The agent's window says how far a thread has reached it, or was seen in it (RM1). */
  read(reader: Reader, said: Reading): void;
  /** The agent wrote something on the card of a conversation's visitor, without an event. */
  filledCard(of: { readonly conversationId: ConversationId }): void;
  /** What the window shows now is another (CP1). */
  looking(side: AgentSide, at: LookedAt | undefined): void;
  /** The connection ended, whether or not it had joined. */
  gone(): void;
}

/** An agent's side of a session: one console window. */
export class AgentSide implements Side<AgentFrame>, TeamListener {
  readonly session: Session;
  readonly who: AgentIdentity;
  readonly #context: RealtimeContext;
  readonly #audience: Audience;
  readonly #directory: Directory;
  readonly #reads: TokenBuckets;
  readonly #watcher: AgentWatcher;
  readonly #isGood: () => Promise<boolean>;
  readonly #own: OwnThreads;
  readonly #follower: Follower;
  /** Threads open in this window, and the desk's number from which on they follow the stream. */
  readonly #open = new Map<
    number,
    { readonly publicId: ConversationId; readonly site: number; readonly fromSeq: number }
  >();
  #grants: readonly RoleGrant[] = [];
  /** What this window shows. */
  #shown: ConversationId | null = null;
  #stopListening: () => void = () => {};
  #isJoined = false;
  #hasCommanded = false;

  constructor(options: {
    session: Session;
    who: AgentIdentity;
    context: RealtimeContext;
    audience: Audience;
    directory: Directory;
    reads: TokenBuckets;
    watcher: AgentWatcher;
    /** Whether the session that the connection began with is still good. */
    isGood: () => Promise<boolean>;
  }) {
    this.session = options.session;
    this.who = options.who;
    this.#context = options.context;
    this.#audience = options.audience;
    this.#directory = options.directory;
    this.#reads = options.reads;
    this.#watcher = options.watcher;
    this.#isGood = options.isGood;
    this.#own = new OwnThreads(options.who.id);
    const stream = deskStream({
      show: (event) => this.#show(event),
      passed: (event) => this.#passed(event),
      readPage: (after) => this.#readPage(after),
      readPicture: () => this.#readPicture(),
    });
    this.#follower = new Follower(this.session, stream, this.#failed);
  }

  /** Whether the agent may read a conversation, as its row stands. */
  mayRead({ site, hands }: Pick<LaneRow, "site" | "hands">): boolean {
    return mayRead(site, this.#grants, hands.includes(this.who.agent));
  }

  /** Whether passing news of a conversation is of interest here: it is open, or the agent has a part in it. */
  isFollowing(conversation: number): boolean {
    return this.#openThreadOf(conversation) !== undefined || this.#own.has(conversation);
  }

  /** Whether the agent holds a conversation: colleagues may read along, but to its visitor only the holder is there (R7). */
  holds(conversation: number): boolean {
    return this.#own.holds(conversation);
  }

  publish(events: readonly StoredEvent[]): void {
    this.#follower.publish(events);
  }

  failed(error: unknown): void {
    this.#failed(error);
  }

  hear(frame: string): void {
    this.session.sendPassing(frame);
  }

  async hello(frame: FrameOf<"hello">): Promise<void> {
    const { clock, store, desk } = this.#context;
    const { account, agent } = this.who;
    const open = frame.open;
    const found = await store.read(function* () {
      const grants = yield* all(grantsOfAccount, { desk, account });
      return { grants, threads: yield* readOpen(desk, agent, open, grants) };
    });
    // The cookie was read before the upgrade; what was ended since then found no socket to close.
    const isGood = found.grants.length > 0 && (await this.#isGood());
    if (!isGood) throw new DeskError("session.not-authenticated");
    await this.#directory.refresh();
    if (this.session.isClosed) return;
    this.#grants = found.grants;
    for (const { id, ...thread } of found.threads) this.#open.set(id, { ...thread, fromSeq: 0 });
    this.session.send({
      type: "welcome",
      protocol: Math.max(OLDEST_PROTOCOL_VERSION, Math.min(frame.protocol, PROTOCOL_VERSION)),
      nowMs: clock.nowMs(),
      sendEveryMs: AGENT_SENDS_EVERY_MS,
      deadAfterMs: DEAD_AFTER_MS,
      files: this.#context.fileLimits,
    });
    this.#stopListening = this.#audience.followDesk(this);
    await this.#follower.start(frame.cursors["desk"]);
    await tellReadMarks(this.#context, this.session, found.threads);
    if (this.session.isClosed) return;
    this.#isJoined = true;
    this.#watcher.joined(this);
    this.session.send({ type: "synced" });
    this.#context.log.debug({ agent }, "an agent's session is up to date");
  }

  /** Whether the agent gave a command since this was last asked. */
  takeUse(): boolean {
    const hasCommanded = this.#hasCommanded;
    this.#hasCommanded = false;
    return hasCommanded;
  }

  async command(frame: FrameOf<"command">): Promise<Answer> {
    this.#hasCommanded = true;
    const { account, agent, id } = this.who;
    const actor = { kind: "agent", agent, id, account } as const;
    const answer = await this.#context.asAgent(actor, frame.command, frame.commandId);
    if (frame.command.type === "visitor.setAddressing") this.#watcher.filledCard(frame.command);
    return answer;
  }

  other(frame: OtherFrame): Promise<void> | void {
    switch (frame.type) {
      case "ping":
        return this.#pong();
      case "resume":
        return this.#resume(frame.cursors["desk"]);
      case "openThread":
        return this.#openThread(frame.conversationId);
      case "closeThread":
        return this.#closeThread(frame.conversationId);
      case "loadEarlier":
        return this.#loadEarlier(frame);
      case "signal":
        return this.#signal(frame);
    }
  }

  gone(): void {
    this.#stopListening();
    this.#follower.stop();
    this.#open.clear();
    this.#watcher.looking(this, undefined);
    if (this.#isJoined) this.#watcher.left(this);
    this.#watcher.gone();
  }

  /** The desk's own events, what concerns the agent, and open threads from where they were read (section "one stream" of PROTOCOL.md). */
  #show(event: StoredEvent): LastingEvent | undefined {
    if (event.conversation === 0)
      return mayHear(event, this.#grants, this.#directory.siteNamed)
        ? agentEventOf(event)
        : undefined;
    if (isBlanked(event)) return undefined;
    const thread = this.#openThreadOf(event.conversation);
    const isOpen = thread !== undefined && event.deskSeq > thread.fromSeq;
    return isOpen || this.#own.concerns(event) ? agentEventOf(event) : undefined;
  }

  /** Moves on past an event; what was erased is open here no more (ER1). */
  #passed(event: StoredEvent): void {
    this.#own.pass(event);
    if (event.type === "conversation.erased") this.#open.delete(event.conversation);
  }

  /** The open thread of a conversation, while it may be read: one that was open because it was in their hands may have left them. */
  #openThreadOf(conversation: number) {
    const thread = this.#open.get(conversation);
    if (thread === undefined) return undefined;
    return mayRead(thread.site, this.#grants, this.#own.has(conversation)) ? thread : undefined;
  }

  async #readPage(after: Cursor): Promise<Page> {
    const { store, desk, plantedFault } = this.#context;
    const { agent } = this.who;
    const { page, slots } = await store.read(function* () {
      const page = yield* readDeskPage(desk, after, plantedFault);
      const slots = yield* all(slotsOfAgent, { desk, agent });
      return { page, slots };
    });
    this.#own.reset(slots);
    return page;
  }

  async #readPicture(): Promise<Picture> {
    const { store, desk } = this.#context;
    const { who } = this;
    const { picture, slots } = await store.read(function* () {
      const picture = yield* readDeskView(desk, who);
      const slots = yield* all(slotsOfAgent, { desk, agent: who.agent });
      return { picture, slots };
    });
    if (picture === undefined) throw new DeskError("session.not-authenticated");
    this.#own.reset(slots);
    const { upto, view } = picture;
    return { upto, frames: [{ type: "reset", stream: "desk", upto, view }] };
  }

  #pong(): void {
    this.#follower.advance();
    const { sent } = this.#follower;
    this.session.send({ type: "pong", upto: sent === undefined ? {} : { desk: sent } });
  }

  async #resume(cursor: Cursor | undefined): Promise<void> {
    this.#assertMayRead();
    await this.#follower.start(cursor);
    this.session.send({ type: "synced" });
  }

  async #openThread(conversationId: ConversationId): Promise<void> {
    this.#assertMayRead();
    const { clock, store, desk } = this.#context;
    await this.#follower.hold(async () => {
      const thread = await store.read(() =>
        readThread(desk, this.who, conversationId, clock.nowMs()),
      );
      const { site, upto, view, card, names } = thread;
      const fromSeq = seqOf(upto);
      this.#open.set(thread.conversation, { publicId: conversationId, site, fromSeq });
      this.session.send({ type: "thread", upto, view, card, names });
    });
    if (conversationId === this.#shown) this.#tellLooking();
  }

  /** The conversations that are open in this window, by what names them. */
  openNamed(wanted: ConversationId): number[] {
    return [...this.#open].flatMap(([id, { publicId }]) => (publicId === wanted ? [id] : []));
  }

  /** The card of a conversation's visitor says more than it did; nothing unless it is open here. */
  tellCard(conversation: number): void {
    const thread = this.#openThreadOf(conversation);
    if (thread === undefined) return;
    const { clock, store, desk } = this.#context;
    const { agent: reader } = this.who;
    const { publicId: conversationId } = thread;
    store
      .read(function* () {
        const { visitor } = yield* the(conversationNamed, { desk, publicId: conversationId });
        return yield* readCard(desk, { id: conversation, visitor, reader, nowMs: clock.nowMs() });
      })
      .then((card) => this.session.send({ type: "card", conversationId, card }))
      .catch((error: unknown) => this.failed(error));
  }

  #closeThread(conversationId: ConversationId): void {
    for (const [id, { publicId }] of this.#open) {
      if (publicId === conversationId) this.#open.delete(id);
    }
    if (conversationId === this.#shown) this.#tellLooking();
  }

  async #loadEarlier({ conversationId, before }: FrameOf<"loadEarlier">): Promise<void> {
    this.#assertMayRead();
    const { store, desk } = this.#context;
    const { who } = this;
    const { events, hasEarlier, fileNames } = await store.read(() =>
      readEarlierForAgent(desk, who, conversationId, before),
    );
    const names: AgentNames = { ...this.#directory.namesIn(events), ...fileNames };
    this.session.send({ type: "earlier", conversationId, events, hasEarlier, names });
  }

  #signal(frame: FrameOf<"signal">): void {
    if (frame.signal === "visibility") return;
    if (frame.signal === "looking") {
      this.#shown = frame.conversationId;
      return this.#tellLooking();
    }
    for (const [conversation, { publicId }] of this.#open) {
      if (publicId !== frame.conversationId) continue;
      if (this.#openThreadOf(conversation) === undefined) continue;
      if (frame.signal === "typing") this.#watcher.typing(this, conversation, publicId);
      else this.#watcher.read({ conversation, publicId, agent: this.who.agent }, saidBy(frame));
    }
  }

  /** Only what is open and may be read can be looked at; a thread that is still on its way is told once it is there. */
  #tellLooking(): void {
    const found = [...this.#open].find(
      ([id, { publicId }]) => publicId === this.#shown && this.#openThreadOf(id) !== undefined,
    );
    this.#watcher.looking(this, found && { conversation: found[0], publicId: found[1].publicId });
  }

  #assertMayRead(): void {
    const waitMs = this.#reads.take(this.who.id, this.#context.clock.nowMs());
    if (waitMs > 0) throw new DeskError("rate.limited", {}, waitMs);
  }

  readonly #failed = (error: unknown): void => {
    if (this.session.isClosed) return;
    if (error instanceof DeskError && error.code === "session.not-authenticated") {
      return this.session.close("notAuthenticated");
    }
    this.#context.log.error({ err: error }, "the desk's stream could not be read");
    this.session.close("overloaded");
  };
}

function saidBy({ signal, publicSeq }: ReadSignal): Reading {
  return signal === "read" ? { agentSeq: publicSeq } : { deliveredSeq: publicSeq };
}

/** Of the threads a window says it has open, those that exist and may be read. */
function* readOpen(
  desk: number,
  agent: number,
  open: readonly ConversationId[],
  grants: readonly RoleGrant[],
): Script<{ id: number; publicId: ConversationId; site: number }[]> {
  const found = [];
  for (const publicId of open) {
    const conversation = yield* one(conversationNamed, { desk, publicId });
    if (conversation === undefined) continue;
    if (!(yield* isReadableBy(desk, agent, grants, conversation))) continue;
    found.push({ id: conversation.id, publicId, site: conversation.site });
  }
  return found;
}
