import type { AgentNames, Cursor, LastingEvent, StreamId } from "@presently/shared/protocol";
import { seqOf } from "@presently/shared/protocol/cursor";
import type { StoredEvent } from "../store/stored-event.ts";
import type { ServerFrame, Session } from "./session.ts";

/** A page of a stream, read after a cursor: `isWhole` when nothing was committed beyond it at that moment. */
export type Page =
  | {
      readonly kind: "page";
      readonly upto: Cursor;
      readonly events: readonly StoredEvent[];
      readonly isWhole: boolean;
    }
  /** The cursor names nothing here, is ahead, or lies too far back: only a picture helps (P4). */
  | { readonly kind: "unknown" };

/** A picture of a stream as it stands at a cursor, ready to be sent. */
export interface Picture {
  readonly upto: Cursor;
  readonly frames: readonly ServerFrame[];
}

/** What one kind of stream is: how it is read, numbered and shown to one client. */
export interface Stream {
  readonly id: StreamId;
  /** The number of an event in this stream; undefined when it has none. */
  seqIn(event: StoredEvent): number | undefined;
  cursorOf(event: StoredEvent): Cursor;
  /** The event as this client may see it; undefined when it may not. */
  show(event: StoredEvent): LastingEvent | undefined;
  /** Called after each event that was shown or passed over live, so that `show` can know what it changed. */
  passed?(event: StoredEvent): void;
  namesIn(events: readonly LastingEvent[]): AgentNames;
  readPage(after: Cursor): Promise<Page>;
  readPicture(): Promise<Picture>;
}

/**
 * One client's place in one stream (P3). While *live* it sends what is published; while *catching up* it reads pages from the database, one
 * per drain, and of what is published meanwhile notes only the number: it goes live in the very turn in which it has read that far, so
 * nothing is kept in memory, lost or sent twice. A client that falls behind catches up the same way.
 */
export class Follower {
  readonly #session: Session;
  readonly #stream: Stream;
  readonly #onFailure: (error: unknown) => void;
  /** What the client has been told up to; undefined = it must start from a picture. */
  #sent: Cursor | undefined;
  /** What was looked at; beyond `#sent` there is only what the client may not see. */
  #seen: Cursor | undefined;
  #publishedSeq = 0;
  #isLive = false;
  #isStopped = false;
  /** Counts restarts: an answer to an earlier question is thrown away. */
  #turn = 0;
  #holds = 0;
  #whenLive: (() => void)[] = [];

  constructor(session: Session, stream: Stream, onFailure: (error: unknown) => void) {
    this.#session = session;
    this.#stream = stream;
    this.#onFailure = onFailure;
  }

  failed(error: unknown): void {
    this.#onFailure(error);
  }

  /** Where the client stands; undefined before its first picture. */
  get sent(): Cursor | undefined {
    return this.#sent;
  }

  /** Starts, or starts again, at a cursor or (undefined) with a picture. Resolves once live. */
  start(at: Cursor | undefined): Promise<void> {
    this.#sent = at;
    this.#seen = at;
    this.#catchUp();
    return new Promise((resolve) => this.#whenLive.push(resolve));
  }

  /** Reads something that must reach the client before what happens after it: the stream stands still meanwhile. */
  async hold(work: () => Promise<void>): Promise<void> {
    this.#holds += 1;
    this.#turn += 1;
    this.#isLive = false;
    try {
      await work();
    } finally {
      this.#holds -= 1;
      this.#catchUp();
    }
  }

  /** Takes what was just committed, in order. */
  publish(events: readonly StoredEvent[]): void {
    const fresh = this.#isLive && !this.#session.isBehind() ? this.#unseen(events) : undefined;
    if (fresh !== undefined) return this.#send(fresh);
    for (const event of events) {
      this.#publishedSeq = Math.max(this.#publishedSeq, this.#stream.seqIn(event) ?? 0);
    }
    if (this.#isLive) this.#catchUp();
  }

  /** Takes passing news, which may be dropped (R7); answers whether it was sent. */
  hear(frame: string): boolean {
    return this.#session.sendPassing(frame);
  }

  /** Tells the client of what it has passed without being allowed to see it, so that its cursor does not grow old. */
  advance(): void {
    if (!this.#isLive || this.#sent === undefined || this.#seen === undefined) return;
    if (this.#seen !== this.#sent) this.#sendFrame(this.#sent, this.#seen, []);
  }

  stop(): void {
    this.#isStopped = true;
    this.#isLive = false;
    this.#turn += 1;
    this.#nowLive();
  }

  #catchUp(): void {
    this.#isLive = false;
    this.#turn += 1;
    if (this.#holds > 0 || this.#isStopped) return;
    this.#readOn(this.#turn).catch(this.#onFailure);
  }

  async #readOn(turn: number): Promise<void> {
    for (;;) {
      await this.#session.drained();
      if (this.#isOver(turn)) return;
      const isWhole =
        this.#seen === undefined ? await this.#readPicture(turn) : await this.#readPage(turn);
      if (this.#isOver(turn)) return;
      if (isWhole && this.#seen !== undefined && seqOf(this.#seen) >= this.#publishedSeq) break;
    }
    this.#isLive = true;
    this.advance();
    this.#nowLive();
  }

  async #readPicture(turn: number): Promise<boolean> {
    const { upto, frames } = await this.#stream.readPicture();
    if (this.#isOver(turn)) return false;
    for (const frame of frames) this.#session.send(frame);
    this.#sent = upto;
    this.#seen = upto;
    return true;
  }

  async #readPage(turn: number): Promise<boolean> {
    const after = this.#seen;
    if (after === undefined) return false;
    const page = await this.#stream.readPage(after);
    if (this.#isOver(turn)) return false;
    if (page.kind === "unknown") {
      this.#sent = undefined;
      this.#seen = undefined;
      return false;
    }
    this.#show(page.events, page.upto);
    return page.isWhole;
  }

  /** The events of a batch that belong to this stream and lie beyond what was looked at. */
  #unseen(events: readonly StoredEvent[]): readonly StoredEvent[] {
    const seenSeq = this.#seen === undefined ? 0 : seqOf(this.#seen);
    return events.filter((event) => (this.#stream.seqIn(event) ?? 0) > seenSeq);
  }

  #send(fresh: readonly StoredEvent[]): void {
    const last = fresh.at(-1);
    if (last !== undefined)
      this.#show(fresh, this.#stream.cursorOf(last), (event) => this.#stream.passed?.(event));
  }

  #show(events: readonly StoredEvent[], upto: Cursor, after?: (event: StoredEvent) => void): void {
    const shown: LastingEvent[] = [];
    let fileNames: AgentNames = {};
    for (const event of events) {
      const visible = this.#stream.show(event);
      if (visible !== undefined) {
        shown.push(visible);
        if (event.names !== undefined) fileNames = { ...fileNames, ...event.names };
      }
      after?.(event);
    }
    this.#seen = upto;
    if (shown.length > 0 && this.#sent !== undefined)
      this.#sendFrame(this.#sent, upto, shown, fileNames);
  }

  #sendFrame(
    after: Cursor,
    upto: Cursor,
    events: LastingEvent[],
    fileNames: AgentNames = {},
  ): void {
    const names = { ...this.#stream.namesIn(events), ...fileNames };
    this.#session.send({ type: "events", stream: this.#stream.id, after, upto, events, names });
    this.#sent = upto;
  }

  #isOver(turn: number): boolean {
    return this.#isStopped || this.#session.isClosed || turn !== this.#turn;
  }

  #nowLive(): void {
    for (const resolve of this.#whenLive.splice(0)) resolve();
  }
}
