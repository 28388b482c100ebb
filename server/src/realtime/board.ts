import { byQueueOrder } from "../domain/queue.ts";
import { all, type Script } from "../store/script.ts";
import { promisedConversations } from "../store/statements/promises.ts";
import { openComplaints } from "../store/statements/complaints.ts";
import { latestConversations, openConversations } from "../store/statements/views.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { isWaiting, type LaneRow, readLaneRow, type WaitingRow } from "../views/lane-row.ts";
import type { AgentSide } from "./agent-session.ts";
import type { Audience } from "./audience.ts";
import type { RealtimeContext } from "./context.ts";
import type { Directory } from "./directory.ts";
import { inTurns } from "./in-turns.ts";
import { LaneDesk } from "./lanes.ts";
import { queueMovedOf } from "./queue-moved.ts";
import { passingFrame } from "./typing.ts";

/** Rows are read again at most this often; what changed meanwhile is read once. */
const REFRESH_EVERY_MS = 1000;
/** Closed conversations kept for the closed lane. */
const CLOSED_KEPT = 50;
/**
 * Whoever stands further back moves in the agents' lanes only so often: when the head of a line of thousands is served, everybody moves, and
 * an agent who looks at the front would be sent all of it every second.
 */
const FRONT_PLACES = 100;
const BACK_EVERY_MS = 10_000;
/** Rows read, and visitors told, in one turn of the event loop. */
const CHUNK = 250;

/**
 * This process's picture of every open conversation, the last closed ones, and who stands where in which line. Fed by the stream: an event
 * marks its conversation, and once a second the marked rows are read again. It decides nothing; it is what lanes, places and the wait's tick
 * are drawn from.
 */
export class Board {
  readonly #context: RealtimeContext;
  readonly #audience: Audience;
  readonly #directory: Directory;
  readonly #lanes: LaneDesk;
  readonly #rows = new Map<number, LaneRow>();
  /** 1 = next in its line. */
  #places = new Map<number, number>();
  readonly #dirty = new Set<number>();
  #isTeamDirty = false;
  /** Whose place changed without the lanes showing it yet. */
  readonly #movedBack = new Set<number>();
  #lastBackAtMs = -Infinity;
  /** What each waiting visitor was told last, so that only changes are told. */
  readonly #told = new Map<number, string>();
  /** Somebody was too far behind to be told. */
  #hasUntold = false;
  #timer: { cancel(): void } | undefined;
  #isRefreshing = false;
  #isClosed = false;
  #lastRefreshAtMs = -Infinity;

  constructor(context: RealtimeContext, audience: Audience, directory: Directory) {
    this.#context = context;
    this.#audience = audience;
    this.#directory = directory;
    this.#lanes = new LaneDesk(context.clock, directory, (id) => this.#places.get(id));
  }

  /** Everybody who waits, with their place and what was announced to them last. */
  waiting(): WaitingRow[] {
    const waiting: WaitingRow[] = [];
    for (const [id, place] of this.#places) {
      const row = this.#rows.get(id);
      if (row?.state === "queued" || row?.state === "offered") {
        waiting.push({ ...row, state: row.state, place });
      }
    }
    return waiting;
  }

  /** Reads every open conversation, and the last closed ones: once, at start. */
  async load(): Promise<void> {
    const { store, desk } = this.#context;
    const ids = await store.read(() => readIds(desk));
    await this.#read(ids);
    this.#order();
  }

  /** Marks what the stream speaks of. */
  publish(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.conversation === 0) this.#isTeamDirty = true;
      else this.#dirty.add(event.conversation);
      if (changesLoads(event)) this.#isTeamDirty = true;
    }
    this.#schedule();
  }

  /** Marks conversations of which something changed without an event. */
  touch(conversations: Iterable<number>): void {
    for (const id of conversations) this.#dirty.add(id);
    if (this.#dirty.size > 0) this.#schedule();
  }

  addWatcher(side: AgentSide): void {
    this.#lanes.add(side, this.#rows.values());
  }

  removeWatcher(side: AgentSide): void {
    this.#lanes.remove(side);
  }

  /** Called once a second: whoever moved at the back of a line is shown in the lanes when it is time, and whoever was not told is told. */
  look(): void {
    const isDue = this.#movedBack.size > 0 && this.#isTimeForBack();
    if (isDue || this.#hasUntold) this.#schedule();
  }

  /** What the visitor of a conversation should know of place and wait; undefined when they are not waiting. */
  queueFrameOf(conversation: number): string | undefined {
    const row = this.#rows.get(conversation);
    const place = this.#places.get(conversation);
    if (row === undefined || place === undefined) return undefined;
    return passingFrame(queueMovedOf(row, place));
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#isRefreshing || this.#isClosed) return;
    const { clock } = this.#context;
    const waitMs = Math.max(0, this.#lastRefreshAtMs + REFRESH_EVERY_MS - clock.nowMs());
    this.#timer = clock.after(waitMs, () => {
      this.#timer = undefined;
      this.#isRefreshing = true;
      this.#refresh()
        .catch((error: unknown) => {
          this.#context.log.error({ err: error }, "the board could not be read");
        })
        .finally(() => {
          this.#isRefreshing = false;
          if (this.#dirty.size > 0 || this.#isTeamDirty) this.#schedule();
        });
    });
  }

  async #refresh(): Promise<void> {
    this.#lastRefreshAtMs = this.#context.clock.nowMs();
    const changed = [...this.#dirty];
    const isTeamChanged = this.#isTeamDirty;
    this.#dirty.clear();
    this.#isTeamDirty = false;
    try {
      if (isTeamChanged) await this.#directory.refresh();
      await this.#read(changed);
    } catch (error) {
      for (const id of changed) this.#dirty.add(id);
      this.#isTeamDirty ||= isTeamChanged;
      throw error;
    }
    const moved = this.#order();
    const shown = new Set([...changed, ...this.#movedInLanes(moved)]);
    await inTurns(this.#context.clock, shown, CHUNK, (id) => {
      const row = this.#rows.get(id);
      if (row !== undefined) this.#lanes.changed(row);
      else this.#lanes.gone(id);
    });
    this.#lanes.flush();
    await this.#tellPlaces();
  }

  /** Of those whose place changed, whom the lanes are to show now. */
  #movedInLanes(moved: readonly number[]): number[] {
    for (const id of moved) this.#movedBack.add(id);
    const isTime = this.#movedBack.size > 0 && this.#isTimeForBack();
    if (isTime) this.#lastBackAtMs = this.#context.clock.nowMs();
    const due = [...this.#movedBack].filter(
      (id) => isTime || (this.#places.get(id) ?? 0) <= FRONT_PLACES,
    );
    for (const id of due) this.#movedBack.delete(id);
    return due;
  }

  #isTimeForBack(): boolean {
    return this.#context.clock.nowMs() - this.#lastBackAtMs >= BACK_EVERY_MS;
  }

  async #read(ids: readonly number[]): Promise<void> {
    const { store, desk } = this.#context;
    for (let at = 0; at < ids.length; at += CHUNK) {
      const chunk = ids.slice(at, at + CHUNK);
      const rows = await store.read(() => readRows(desk, chunk));
      // Whoever was erased has no row any more (ER1).
      for (const id of chunk) this.#rows.delete(id);
      for (const row of rows) this.#rows.set(row.id, row);
    }
    this.#dropOldClosed();
  }

  #dropOldClosed(): void {
    const closed = [...this.#rows.values()].filter(isKeptForTheClosedLane);
    if (closed.length <= CLOSED_KEPT) return;
    closed.sort((a, b) => (b.closedAtMs ?? 0) - (a.closedAtMs ?? 0));
    for (const { id } of closed.slice(CLOSED_KEPT)) {
      this.#rows.delete(id);
      this.#lanes.gone(id);
    }
  }

  /** Puts everybody who waits in order, line by line; answers whose place changed. */
  #order(): number[] {
    const lines = Map.groupBy([...this.#rows.values()].filter(isWaiting), ({ line }) => line);
    const places = new Map<number, number>();
    for (const line of lines.values()) {
      line.toSorted(byQueueOrder).forEach(({ id }, at) => places.set(id, at + 1));
    }
    const moved = [...places].filter(([id, place]) => this.#places.get(id) !== place);
    const left = [...this.#places.keys()].filter((id) => !places.has(id));
    this.#places = places;
    for (const id of left) this.#told.delete(id);
    return [...moved.map(([id]) => id), ...left];
  }

  /** Tells each visitor whose shown value changed, some hundred in a turn (fan-out). */
  async #tellPlaces(): Promise<void> {
    const ids = [...this.#places.keys()];
    this.#hasUntold = false;
    await inTurns(this.#context.clock, ids, CHUNK, (id) => this.#tellPlace(id));
  }

  #tellPlace(id: number): void {
    const frame = this.queueFrameOf(id);
    if (frame === undefined || this.#told.get(id) === frame) return;
    if (this.#audience.tellVisitor(id, frame)) this.#told.set(id, frame);
    else this.#hasUntold = true;
  }
}

/** One that ended stays while a promise in it is to be kept (PM7), or while it is a complaint (CM4), however long. */
function isKeptForTheClosedLane({ state, promises, complaint }: LaneRow): boolean {
  return state === "closed" && promises.length === 0 && complaint === undefined;
}

function* readIds(desk: number): Script<number[]> {
  const open = yield* all(openConversations, { desk });
  const latest = yield* all(latestConversations, { desk });
  const closed = latest.filter(({ state }) => state === "closed").slice(0, CLOSED_KEPT);
  const promised = yield* all(promisedConversations, { desk });
  const ids = [...open, ...closed].map(({ id }) => id);
  const complaints = yield* all(openComplaints, { desk });
  const inComplaints = complaints.map(({ id }) => id);
  return [
    ...new Set([...ids, ...inComplaints, ...promised.map(({ conversation }) => conversation)]),
  ];
}

function* readRows(desk: number, ids: readonly number[]): Script<LaneRow[]> {
  const rows: LaneRow[] = [];
  for (const id of ids) {
    const row = yield* readLaneRow(desk, id);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** Events after which an agent has another load than before. */
function changesLoads({ type }: StoredEvent): boolean {
  return /^(?:offer|transfer|wrapUp)\.|^conversation\.(?:assigned|closed|queued)$/.test(type);
}
