import type { Clock, Timer } from "@presently/shared/clock";
import type { WaitToAnnounce } from "./desk/system.ts";
import type { SystemCommand } from "./desk.ts";
import type { Flush } from "./store/flush.ts";
import type { StoredEvent } from "./store/stored-event.ts";
import { readTold } from "./views/told-waits.ts";
import { readFactsAfter } from "./views/wait-history.ts";
import type { LiveWaits, NewsInPlace } from "./wait/live-waits.ts";
import { arrangeWaits, loadWaits, type WaitSource } from "./wait/load-waits.ts";

/** One tick a second for the whole desk. */
const TICK_MS = 1000;
/** After a failure the engine is built anew: at once, and ever more rarely while it goes on failing. */
const MAX_RETRY_MS = 60_000;

export interface WaitTickOptions extends WaitSource {
  readonly clock: Clock;
  readonly store: Pick<Flush, "read">;
  readonly asSystem: (command: SystemCommand) => Promise<unknown>;
  readonly log: { error(fields: { err: unknown }, message: string): void };
  /** For tests, to see the queue go on: called where the engine thinks. Never set by a server. */
  readonly plantedFault?: () => void;
}

export interface WaitTick {
  /** Reads what was learned so far, and begins to tick. */
  start(): Promise<void>;
  /** Something was committed. Without it nobody waits and nothing is learned, and there is no tick. */
  hear(events: readonly Pick<StoredEvent, "type">[]): void;
  /** Ticks that failed since the start; the queue goes on without times. */
  readonly failures: number;
  /** Facts, and what was told of waits, that were passed over since the start: they could not be read, or contradict what came before. */
  readonly ignoredFacts: number;
  close(): void;
}

/**
 * Tells those who wait how long it will take: once a second it follows what has happened, asks the engine what is news, and has the desk
 * write it; only what is written is shown, by whoever reads the stream (W1), and only what is written is what the engine holds itself to. It
 * never runs inside a command. When it fails the queue goes on: a time that was told counts down, nobody is told a new one, and the engine is
 * built anew from the database. (W2)
 */
export function createWaitTick(options: WaitTickOptions): WaitTick {
  const { desk, clock, store, asSystem, log } = options;
  let waits: LiveWaits | undefined;
  let isDoubtful = false;
  let failures = 0;
  let failedInARow = 0;
  let ignoredBefore = 0;
  let timer: Timer | undefined;
  let isTicking = false;
  /** Something was committed during a tick, which may have read before it. */
  let wasHeardMeanwhile = false;
  let isClosed = true;

  async function tick(): Promise<void> {
    waits ??= await loadWaits(options);
    await follow(waits);
    options.plantedFault?.();
    // A slice at a time, each written in a command of its own: a look over thousands must not hold up what they write.
    for (const news of waits.news(clock.nowMs())) {
      if (isClosed) break;
      if (news.length > 0) await announce(waits, news.map(announcementOf));
      else await new Promise<void>((resolve) => clock.soon(resolve));
    }
    failedInARow = 0;
  }

  async function follow(live: LiveWaits): Promise<void> {
    for (;;) {
      const facts = await store.read(() => readFactsAfter(desk, live.upto));
      live.follow(facts, clock.nowMs());
      if (facts.length < 1000) break;
    }
    if (!isDoubtful && !live.isDoubtful) return;
    isDoubtful = false;
    await arrangeWaits(options, live);
  }

  async function announce(live: LiveWaits, news: readonly WaitToAnnounce[]): Promise<void> {
    await asSystem({ type: "wait.announce", waits: news });
    const conversations = news.map(({ conversation }) => conversation);
    const { told } = await store.read(() => readTold(desk, conversations));
    live.remember(told, clock.nowMs());
  }

  function schedule(inMs: number): void {
    if (isClosed || isTicking || timer !== undefined) return;
    timer = clock.after(inMs, () => {
      timer = undefined;
      isTicking = true;
      wasHeardMeanwhile = false;
      tick()
        .catch(failed)
        .finally(() => {
          isTicking = false;
          if (failedInARow > 0) schedule(Math.min(MAX_RETRY_MS, TICK_MS * 2 ** (failedInARow - 1)));
          else if (wasHeardMeanwhile || isAnybodyWaiting()) schedule(TICK_MS);
        });
    });
  }

  function isAnybodyWaiting(): boolean {
    return waits?.isAnybodyWaiting ?? false;
  }

  function failed(error: unknown): void {
    if (isClosed) return;
    failures += 1;
    failedInARow += 1;
    ignoredBefore += waits?.ignored ?? 0;
    waits = undefined;
    log.error({ err: error }, "waits could not be estimated; places are told without a time");
  }

  return {
    async start() {
      isClosed = false;
      try {
        waits = await loadWaits(options);
      } catch (error) {
        failed(error);
      }
      schedule(TICK_MS);
    },
    hear(events) {
      isDoubtful ||= events.some(({ type }) => changesUntold(type));
      wasHeardMeanwhile ||= isTicking;
      schedule(TICK_MS);
    },
    get failures() {
      return failures;
    },
    get ignoredFacts() {
      return ignoredBefore + (waits?.ignored ?? 0);
    },
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}

/** Whether an event may change the desk's picture in ways that no fact tells: who serves what, and what was repaired. */
function changesUntold(type: string): boolean {
  return type === "settings.changed" || type === "defect.repaired";
}

function announcementOf({
  conversation,
  answer: { range, refusal, basis, isNext, sketch },
  reason,
  place,
}: NewsInPlace): WaitToAnnounce {
  return {
    conversation: Number(conversation),
    place,
    range: refusal === null ? range : null,
    refusal,
    reason,
    basis,
    isFree: isNext,
    sketch: [...sketch].map(Math.round),
  };
}
