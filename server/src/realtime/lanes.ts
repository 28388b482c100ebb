import type { Clock } from "@presently/shared/clock";
import type { ConversationId, LaneItem } from "@presently/shared/protocol";
import { MAX_CALL_TRIES } from "../domain/call.ts";
import type { LaneRow } from "../views/lane-row.ts";
import type { AgentSide } from "./agent-session.ts";
import type { Directory } from "./directory.ts";

/** Rows in one frame: with the longest previews still well below what a client may have waiting. */
const ROWS_IN_A_FRAME = 250;

/** What may be told in one turn of the event loop, to all consoles together, in rows: some ms of work (R23). */
const ROWS_IN_A_TURN = 1000;
/** A frame without rows is work too. */
const LEAST_ROWS = 10;

/** An agent's console as its lanes need it. */
type LaneReader = Pick<AgentSide, "session" | "mayRead" | "failed">;

interface Watcher {
  readonly side: LaneReader;
  /** Conversations to be sent again: kept until the client has room for them, so nothing is lost by waiting. */
  readonly dirty: Set<number>;
  readonly removed: Map<number, ConversationId>;
  isWhole: boolean;
  loads: string;
  /** It was sent more than it has taken, and is told on when it has. */
  isAwaited: boolean;
}

/**
 * The lanes of every agent: each has a set of what changed since it was last told, and is told at most as often as `flush` is called: a page
 * at a time, the next when the client has taken the last (R18), and no more in one turn of the event loop than leaves room for others (R23).
 * An agent sees only what they may read.
 */
export class LaneDesk {
  readonly #clock: Pick<Clock, "soon">;
  readonly #directory: Pick<Directory, "view">;
  readonly #placeOf: (conversation: number) => number | undefined;
  readonly #watchers = new Map<LaneReader, Watcher>();
  /** Who is to be told next, in turn. */
  readonly #due = new Set<Watcher>();
  /** This turn's share was used; the rest comes with the next. */
  #isTurnUsed = false;
  readonly #rows = new Map<number, LaneRow>();
  /** Items as text, put together once for all who are told in one go. */
  readonly #texts = new Map<number, string>();

  constructor(
    clock: Pick<Clock, "soon">,
    directory: Pick<Directory, "view">,
    placeOf: (conversation: number) => number | undefined,
  ) {
    this.#clock = clock;
    this.#directory = directory;
    this.#placeOf = placeOf;
  }

  /** Starts telling an agent, with all of it; an agent who is told already is told all of it again. */
  add(side: LaneReader, rows: Iterable<LaneRow>): void {
    const watcher: Watcher = {
      side,
      dirty: new Set(),
      removed: new Map(),
      isWhole: true,
      loads: "",
      isAwaited: false,
    };
    for (const row of rows) {
      this.#rows.set(row.id, row);
      watcher.dirty.add(row.id);
    }
    this.#watchers.set(side, watcher);
    this.#texts.clear();
    this.#due.add(watcher);
    this.#tell();
  }

  remove(side: LaneReader): void {
    const watcher = this.#watchers.get(side);
    if (watcher !== undefined) this.#due.delete(watcher);
    this.#watchers.delete(side);
  }

  changed(row: LaneRow): void {
    const former = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#texts.delete(row.id);
    for (const { side, dirty, removed } of this.#watchers.values()) {
      if (side.mayRead(row)) {
        dirty.add(row.id);
        removed.delete(row.id);
      } else if (former !== undefined && side.mayRead(former)) {
        // It left their hands, and they have no role on its site.
        dirty.delete(row.id);
        removed.set(row.id, row.publicId);
      }
    }
  }

  /** A conversation that is in no lane any more. */
  gone(id: number): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#rows.delete(id);
    for (const { side, dirty, removed } of this.#watchers.values()) {
      dirty.delete(id);
      if (side.mayRead(row)) removed.set(id, row.publicId);
    }
  }

  flush(): void {
    this.#texts.clear();
    for (const watcher of this.#watchers.values()) this.#due.add(watcher);
    this.#tell();
  }

  /** Tells who is due a page each, in turn, until this turn's share is used. */
  #tell(): void {
    if (this.#isTurnUsed || this.#due.size === 0) return;
    this.#isTurnUsed = true;
    const loads = this.#loads();
    let rows = 0;
    for (const watcher of this.#due) {
      this.#due.delete(watcher);
      if (watcher.side.session.isClosed) continue;
      if (!watcher.side.session.hasDrained()) this.#tellOnceDrained(watcher);
      else {
        rows += Math.max(LEAST_ROWS, this.#tellPage(watcher, loads));
        if (watcher.dirty.size > 0) this.#due.add(watcher);
      }
      if (rows >= ROWS_IN_A_TURN) break;
    }
    this.#clock.soon(() => {
      this.#isTurnUsed = false;
      this.#tell();
    });
  }

  #tellOnceDrained(watcher: Watcher): void {
    if (watcher.isAwaited) return;
    watcher.isAwaited = true;
    watcher.side.session.whenDrained(() => {
      watcher.isAwaited = false;
      if (this.#watchers.get(watcher.side) !== watcher) return;
      this.#due.add(watcher);
      this.#tell();
    });
  }

  /** Sends the next of what changed; answers how many rows that took. */
  #tellPage(watcher: Watcher, loads: string): number {
    const { side, dirty, removed } = watcher;
    const ids = firstOf(dirty, ROWS_IN_A_FRAME);
    try {
      const changed = ids.flatMap((id) => this.#textFor(side, id) ?? []);
      const gone = [...removed.values()];
      const isNews = watcher.isWhole || changed.length + gone.length > 0 || loads !== watcher.loads;
      for (const id of ids) dirty.delete(id);
      removed.clear();
      if (!isNews) return ids.length;
      const frame = { type: "lanes", isWhole: watcher.isWhole, removed: gone };
      side.session.sendText(
        `${JSON.stringify(frame).slice(0, -1)},"loads":${loads},"changed":[${changed.join()}]}`,
      );
      watcher.isWhole = false;
      watcher.loads = loads;
    } catch (error) {
      dirty.clear();
      side.failed(error);
    }
    return ids.length;
  }

  #loads(): string {
    const { agents } = this.#directory.view;
    return JSON.stringify(
      [...agents.values()].map(({ publicId, load }) => ({ agentId: publicId, load })),
    );
  }

  #textFor(side: LaneReader, id: number): string | undefined {
    const row = this.#rows.get(id);
    if (row === undefined || !side.mayRead(row)) return undefined;
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const item = this.#itemOf(row);
    if (item === undefined) return undefined;
    const text = JSON.stringify(item);
    this.#texts.set(id, text);
    return text;
  }

  #itemOf(row: LaneRow): LaneItem | undefined {
    const { agents, sites, departments } = this.#directory.view;
    const site = sites.get(row.site);
    const department = departments.get(row.department);
    if (site === undefined || department === undefined) return undefined;
    const { announced } = row;
    return {
      conversationId: row.publicId,
      state: row.state,
      siteId: site.publicId,
      departmentId: department.publicId,
      visitorName: row.visitorName,
      language: row.language,
      agentId: row.agent === null ? null : (agents.get(row.agent)?.publicId ?? null),
      offeredTo: row.offeredTo === null ? null : (agents.get(row.offeredTo)?.publicId ?? null),
      priority: row.priority,
      isReturned: row.isReturned,
      presence: row.presence,
      place: this.#placeOf(row.id) ?? null,
      queuedAtMs: row.queuedAtMs,
      callback: row.callback,
      isTest: row.isTest,
      announced:
        announced === null || announced.range === null
          ? null
          : { range: announced.range, atMs: announced.atMs },
      owesAnswerSinceMs: row.owesAnswerSinceMs,
      lastMessage: row.lastMessage,
      hasUnopenedFiles: row.hasUnopenedFiles,
      ...(row.tagIds.length === 0 ? {} : { tagIds: [...row.tagIds] }),
      ...(row.promises.length === 0 ? {} : { promises: [...row.promises] }),
      ...(row.complaint === undefined ? {} : { complaint: row.complaint }),
      ...(row.openQuestions === 0 ? {} : { openQuestions: row.openQuestions }),
      ...(row.silentSinceMs === null ? {} : { silentSinceMs: row.silentSinceMs }),
      closedAtMs: row.closedAtMs,
      answerDueAtMs: row.answerDueAtMs,
      call: this.#callOf(row),
    };
  }

  #callOf({ call }: LaneRow): LaneItem["call"] {
    if (call === null) return null;
    const { agent, ...owed } = call;
    const { agents } = this.#directory.view;
    const triesLeft = MAX_CALL_TRIES - owed.tries;
    return {
      ...owed,
      triesLeft,
      agentId: agent === null ? null : (agents.get(agent)?.publicId ?? null),
    };
  }
}

function firstOf<Of>(many: Iterable<Of>, count: number): Of[] {
  const first: Of[] = [];
  for (const one of many) {
    if (first.length === count) break;
    first.push(one);
  }
  return first;
}
