import type { ConversationId, LaneItem } from "@presently/shared/protocol";
import type { LaneRow } from "../views/lane-row.ts";
import type { AgentSide } from "./agent-session.ts";
import type { Directory } from "./directory.ts";

/** Rows in one frame: with the longest previews still well below what a client may have waiting. */
const ROWS_IN_A_FRAME = 250;

/** An agent's console as its lanes need it. */
type LaneReader = Pick<AgentSide, "session" | "mayRead">;

interface Watcher {
  readonly side: LaneReader;
  /** Conversations to be sent again: kept until the client has room for them, so nothing is lost by waiting. */
  readonly dirty: Set<number>;
  readonly removed: Map<number, ConversationId>;
  isWhole: boolean;
  loads: string;
}

/**
 * The lanes of every agent: each has a set of what changed since it was last told, and is told at most as often as `flush` is called. An
 * agent sees only what they may read.
 */
export class LaneDesk {
  readonly #directory: Pick<Directory, "view">;
  readonly #placeOf: (conversation: number) => number | undefined;
  readonly #watchers = new Map<LaneReader, Watcher>();
  readonly #rows = new Map<number, LaneRow>();
  /** Items as text, put together once for all who are told in one go. */
  readonly #texts = new Map<number, string>();

  constructor(
    directory: Pick<Directory, "view">,
    placeOf: (conversation: number) => number | undefined,
  ) {
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
    };
    for (const row of rows) {
      this.#rows.set(row.id, row);
      watcher.dirty.add(row.id);
    }
    this.#watchers.set(side, watcher);
    this.#texts.clear();
    this.#tell(watcher);
  }

  remove(side: LaneReader): void {
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
    for (const watcher of this.#watchers.values()) this.#tell(watcher);
  }

  /** Tells those who had no room when the others were told. */
  flushLate(): void {
    this.#texts.clear();
    for (const watcher of this.#watchers.values()) {
      if (watcher.dirty.size + watcher.removed.size > 0) this.#tell(watcher);
    }
  }

  /** Sends what changed, a frame at a time while the client has room; the rest stays for the next flush. */
  #tell(watcher: Watcher): void {
    const { session } = watcher.side;
    do {
      if (session.isClosed || session.isBehind()) return;
      this.#tellSome(watcher);
    } while (watcher.dirty.size > 0);
  }

  #tellSome(watcher: Watcher): void {
    const { side, dirty, removed } = watcher;
    const loads = [...this.#directory.view.agents.values()].map(({ publicId, load }) => ({
      agentId: publicId,
      load,
    }));
    const loadsNow = JSON.stringify(loads);
    const ids = [...dirty].slice(0, ROWS_IN_A_FRAME);
    const changed = ids.flatMap((id) => this.#textFor(side, id) ?? []);
    const gone = [...removed.values()];
    const isNews =
      watcher.isWhole || changed.length + gone.length > 0 || loadsNow !== watcher.loads;
    for (const id of ids) dirty.delete(id);
    removed.clear();
    if (!isNews) return;
    const frame = { type: "lanes", isWhole: watcher.isWhole, removed: gone, loads };
    side.session.sendText(`${JSON.stringify(frame).slice(0, -1)},"changed":[${changed.join()}]}`);
    watcher.isWhole = false;
    watcher.loads = loadsNow;
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
      announced:
        announced === null || announced.range === null
          ? null
          : { range: announced.range, atMs: announced.atMs },
      owesAnswerSinceMs: row.owesAnswerSinceMs,
      lastMessage: row.lastMessage,
      closedAtMs: row.closedAtMs,
    };
  }
}
