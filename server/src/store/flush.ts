import { DeskError } from "@presently/shared/protocol";
import type { Engine, Outcome } from "./engine.ts";
import { type GroupResult, type Member, runGroup, type Settled, snapshot } from "./group.ts";
import type { Script } from "./script.ts";
import { asStorageError, isStorageTrouble } from "./storage-errors.ts";
import type { Recorded, StoredEvent } from "./stored-event.ts";

/** What the flush needs of a clock. */
interface FlushClock {
  nowMs(): number;
  soon(run: () => void): void;
}

interface FlushLog {
  error(fields: { err: unknown }, message: string): void;
}

/** Faults planted by the fault suite to see its checkers find them. Never set by a server. */
export type PlantedFault = "acknowledge before commit" | "publish before commit";

export interface FlushLimits {
  /** Commands in one transaction. */
  readonly maxGroup: number;
  /** After this long a group takes no more in, commits and lets the event loop turn. */
  readonly maxGroupMs: number;
  /** Commands waiting; above it a new one is refused as `overloaded`. */
  readonly maxQueued: number;
  /** Reads run in one turn. */
  readonly maxReads: number;
}

export const flushLimits: FlushLimits = {
  maxGroup: 256,
  maxGroupMs: 10,
  maxQueued: 5000,
  maxReads: 50,
};

export interface FlushOptions {
  readonly runner: Engine;
  readonly clock: FlushClock;
  readonly log: FlushLog;
  /** Called after each commit with its events in the order of `deskSeq`, before anybody is answered. It must not throw. */
  readonly publish: (events: readonly StoredEvent[]) => void;
  /** Told how commits go; see `watchStorage`. */
  readonly health?: { failed(error: unknown): void; committed(): void };
  readonly desk?: number;
  readonly limits?: FlushLimits;
  readonly plantedFault?: PlantedFault;
}

export interface Flush {
  /**
   * Queues a command; resolves with its answer once it is durable and published. Rejects with its refusal, with `overloaded` or
   * `storage.unavailable`, or with whatever it threw. The factory may be called more than once and must make a fresh script each time.
   */
  submit<T>(factory: () => Script<Recorded<T>>): Promise<T>;
  /** Runs a script that only reads, outside any group, on what is committed. */
  read<T>(factory: () => Script<T>): Promise<T>;
  /** Refuses what comes now, lets what is queued end, and resolves then. */
  close(): Promise<void>;
}

interface Queued extends Member {
  readonly settle: (outcome: Outcome<Recorded<unknown>>) => void;
  /** Its group was rolled back: it runs again in a transaction of its own. */
  isAlone: boolean;
}

/**
 * The only writer. Commands that arrive in one turn of the event loop share one transaction: one flush to the disk for all of them. After
 * COMMIT the events are published, synchronously and in order, and only then is anybody told "done" (G1, R3, R4).
 */
export function createFlush(options: FlushOptions): Flush {
  const { runner, clock, limits = flushLimits } = options;
  const commands: Queued[] = [];
  const reads: (() => void)[] = [];
  const whenIdle: (() => void)[] = [];
  let isClosed = false;
  let isScheduled = false;
  let isRunning = false;
  let readsUnderWay = 0;

  function schedule(): void {
    if (isScheduled || isRunning) return;
    isScheduled = true;
    clock.soon(turn);
  }

  /** One turn: a few reads, then one group. What is left waits for the next turn, so that sockets are heard in between. */
  function turn(): void {
    isScheduled = false;
    for (const read of reads.splice(0, limits.maxReads)) read();
    if (isRunning || commands.length === 0) return endTurn();
    isRunning = true;
    runner.run(
      runGroup({ desk: options.desk ?? 1, take: taker(), isRefusal, ...planted() }),
      (outcome) => {
        isRunning = false;
        if (outcome.ok) settle(outcome.value);
        // Only the rollback itself can have failed: nothing is durable then either, and the members are owed an answer.
        else failAll(outcome.error);
        endTurn();
      },
    );
  }

  function endTurn(): void {
    if (commands.length > 0 || reads.length > 0) schedule();
    else if (isIdle()) for (const idle of whenIdle.splice(0)) idle();
  }

  const isIdle = () =>
    commands.length === 0 && reads.length === 0 && !isRunning && readsUnderWay === 0;

  let taken: Queued[] = [];

  /** Hands a group its commands in order: many that share it, or one that must run alone. */
  function taker(): () => Queued | undefined {
    const startedMs = clock.nowMs();
    taken = [];
    return () => {
      const head = commands[0];
      if (head === undefined) return undefined;
      const last = taken.at(-1);
      const mustWait = last !== undefined && (last.isAlone || head.isAlone);
      const isFull = taken.length >= limits.maxGroup;
      const isLate = taken.length > 0 && clock.nowMs() - startedMs >= limits.maxGroupMs;
      if (mustWait || isFull || isLate) return undefined;
      commands.shift();
      taken.push(head);
      return head;
    };
  }

  function settle(result: GroupResult<Queued>): void {
    if (result.isCommitted) {
      options.health?.committed();
      if (options.plantedFault !== "publish before commit") publish(result.settled);
      for (const { member, outcome } of result.settled) member.settle(outcome);
      return;
    }
    if (isStorageTrouble(result.error)) options.health?.failed(result.error);
    if (result.members.length === 1) return failAll(result.error);
    for (const member of result.members) member.isAlone = true;
    commands.unshift(...result.members);
  }

  function failAll(error: unknown): void {
    for (const member of taken) member.settle({ ok: false, error: asStorageError(error) });
  }

  function publish(settled: readonly Settled<Queued>[]): void {
    const events = settled.flatMap(({ outcome }) => (outcome.ok ? outcome.value.events : []));
    if (events.length === 0) return;
    try {
      options.publish(events);
    } catch (error) {
      // The events are durable and their writers must be told so; whoever missed them resumes by cursor.
      options.log.error({ err: error }, "publishing failed");
    }
  }

  function planted(): { beforeCommit?: (settled: readonly Settled<Queued>[]) => void } {
    if (options.plantedFault === "publish before commit") return { beforeCommit: publish };
    if (options.plantedFault === "acknowledge before commit") {
      return {
        beforeCommit: (settled) => settled.forEach(({ member, outcome }) => member.settle(outcome)),
      };
    }
    return {};
  }

  return {
    submit<T>(factory: () => Script<Recorded<T>>): Promise<T> {
      if (isClosed) return Promise.reject(new DeskError("server.restarting"));
      if (commands.length >= limits.maxQueued) return Promise.reject(new DeskError("overloaded"));
      return new Promise<T>((resolve, reject) => {
        commands.push({
          factory,
          isAlone: false,
          settle(outcome) {
            if (!outcome.ok) return reject(asError(outcome.error));
            // Safe: the outcome is what this very factory's script returned.
            resolve(outcome.value.answer as T);
          },
        });
        schedule();
      });
    },
    read<T>(factory: () => Script<T>): Promise<T> {
      if (isClosed) return Promise.reject(new DeskError("server.restarting"));
      return new Promise<T>((resolve, reject) => {
        reads.push(() => {
          readsUnderWay += 1;
          runner.run(snapshot(factory), (outcome) => {
            readsUnderWay -= 1;
            if (outcome.ok) resolve(outcome.value);
            else reject(asError(asStorageError(outcome.error)));
            endTurn();
          });
        });
        schedule();
      });
    },
    close(): Promise<void> {
      isClosed = true;
      if (isIdle()) return Promise.resolve();
      return new Promise((resolve) => whenIdle.push(resolve));
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof DeskError;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
