import type { Clock, Timer } from "@presently/shared/clock";
import type { WaitToAnnounce } from "./desk/system.ts";
import { isNews, type Shown } from "./domain/wait/display-rule.ts";
import { estimateWaits, type OpenAgent } from "./domain/wait/estimate.ts";
import { learned, type LineHistory, NO_HISTORY } from "./domain/wait/history.ts";
import type { SystemCommand } from "./desk.ts";
import type { Flush } from "./store/flush.ts";
import { readFactsAfter, readLatestFacts, type FactAt } from "./views/wait-history.ts";
import type { WaitingRow } from "./views/lane-row.ts";

/** One tick a second for the whole desk. */
const TICK_MS = 1000;
/** Announcements written in one command; the rest follow with the next tick. */
const MAX_ANNOUNCED = 250;

export interface WaitTickOptions {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "read">;
  readonly asSystem: (command: SystemCommand) => Promise<unknown>;
  readonly log: { error(fields: { err: unknown }, message: string): void };
  /** Everybody who waits, as this process knows them. */
  readonly waiting: () => readonly WaitingRow[];
  /** The agents who take chats now. */
  readonly agents: () => readonly OpenAgent[];
}

export interface WaitTick {
  /** Reads what was learned so far, and begins to tick. */
  start(): Promise<void>;
  /** Something was committed. Without it nobody waits and nothing is learned, and there is no tick. */
  wake(): void;
  /** Ticks that failed since the start; the queue goes on without times. */
  readonly failures: number;
  close(): void;
}

/**
 * Tells those who wait how long it will take: once a second it learns from what has happened, estimates for everybody who waits, and has the
 * desk write what is news to them; only what is written is shown, by whoever reads the stream (W1). It never runs inside a command, and when
 * it fails the queue goes on: visitors see their place without a time.
 */
export function createWaitTick(options: WaitTickOptions): WaitTick {
  const { desk, clock, store, asSystem, log } = options;
  const histories = new Map<number, LineHistory>();
  let chatsEnded = 0;
  let learnedUpto = 0;
  let failures = 0;
  let timer: Timer | undefined;
  let isTicking = false;
  let isClosed = true;
  /** What was announced here, since the picture of who waits may be a second old. */
  const announcedHere = new Map<number, Shown>();

  function learn(facts: readonly FactAt[]): void {
    for (const { deskSeq, fact } of facts) {
      learnedUpto = Math.max(learnedUpto, deskSeq);
      histories.set(fact.line, learned(histories.get(fact.line) ?? NO_HISTORY, fact));
      if (fact.kind === "ended") chatsEnded += 1;
    }
  }

  async function tick(): Promise<void> {
    learn(await store.read(() => readFactsAfter(desk, learnedUpto)));
    const waiting = options.waiting();
    forgetAllBut(new Set(waiting.map(({ id }) => id)));
    if (waiting.length === 0) return;
    const waits = newsFor(waiting);
    if (waits.length === 0 || isClosed) return;
    await asSystem({ type: "wait.announce", waits });
    const atMs = clock.nowMs();
    for (const { conversation, range, refusal } of waits) {
      announcedHere.set(conversation, { atMs, range, refusal });
    }
  }

  function newsFor(waiting: readonly WaitingRow[]): WaitToAnnounce[] {
    const agents = options.agents();
    const estimates = estimateWaits({ waiting, agents, histories, chatsEnded });
    const nowMs = clock.nowMs();
    const waits: WaitToAnnounce[] = [];
    for (const { id, place, announced } of waiting) {
      const estimate = estimates.get(id);
      const shown = announcedHere.get(id) ?? announced;
      if (estimate === undefined || !isNews(shown, estimate, nowMs)) continue;
      const { range, refusal, basis, sketch } = estimate;
      waits.push({ conversation: id, place, range, refusal, basis, sketch });
      if (waits.length === MAX_ANNOUNCED) break;
    }
    return waits;
  }

  function forgetAllBut(waiting: ReadonlySet<number>): void {
    for (const id of announcedHere.keys()) if (!waiting.has(id)) announcedHere.delete(id);
  }

  function wake(): void {
    if (isClosed || isTicking || timer !== undefined) return;
    timer = clock.after(TICK_MS, () => {
      timer = undefined;
      isTicking = true;
      tick()
        .catch((error: unknown) => {
          failures += 1;
          log.error({ err: error }, "waits could not be estimated; places are told without a time");
        })
        .finally(() => {
          isTicking = false;
          if (options.waiting().length > 0) wake();
        });
    });
  }

  return {
    async start() {
      learn(await store.read(() => readLatestFacts(desk)));
      isClosed = false;
      wake();
    },
    wake,
    get failures() {
      return failures;
    },
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}
