import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@presently/shared/clock";
import type { Random } from "@presently/shared/testing";
import Database from "better-sqlite3";
import { type Config, loadConfig } from "@presently/server/src/config.ts";
import { type Core, type CoreDeps, createCore } from "@presently/server/src/core.ts";
import { createLog } from "@presently/server/src/log.ts";
import type { MailTransport } from "@presently/server/src/mail/smtp.ts";
import type { PushTransport } from "@presently/server/src/push/push-service.ts";
import type { PushSettings } from "@presently/server/src/push/push-settings.ts";
import type { Connection } from "@presently/server/src/realtime/connection.ts";
import { connect } from "@presently/server/src/store/connection.ts";
import type { Effect } from "@presently/server/src/store/engine.ts";
import { databaseFile } from "@presently/server/src/store/open.ts";
import { createSqliteRunner, performOn } from "@presently/server/src/store/sqlite-runner.ts";
import { watchStorage } from "@presently/server/src/store/storage-health.ts";

export type PlantedFaults = NonNullable<CoreDeps["plantedFaults"]>;

/** Where a process dies when it is not simply cut down between two turns. */
export type Death =
  /** When the database is asked for the n-th thing from now on: it is not done. */
  | { readonly at: "statement"; readonly n: number }
  /** When the n-th commit from now on is asked for: it is not done. */
  | { readonly at: "begun commit"; readonly n: number }
  /** After the n-th commit from now on, before anybody is told. */
  | { readonly at: "commit"; readonly n: number }
  /** When the n-th frame from now on would be sent: some have been told, others not. */
  | { readonly at: "frame"; readonly n: number };

interface ProcessOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Partial<Config>;
  readonly post: (clock: Clock) => MailTransport;
  readonly push: PushSettings;
  readonly pushServices: (clock: Clock) => PushTransport;
  readonly faults?: PlantedFaults | undefined;
  /** The process has died; its files lie where it left them. */
  readonly onDeath: (survived: string) => void;
}

/** One run of the server, from its boot to the instant at which it is dropped with everything it had in memory. */
export interface ServerProcess {
  readonly core: Core;
  /** Its own clock, on which nothing runs once it is dead. */
  readonly clock: Clock;
  isUp(): boolean;
  isDead(): boolean;
  /** What it logged as an error: it should be nothing. */
  readonly errors: readonly string[];
  /** Boots; takes the turns of the clock. Never resolves when it dies meanwhile. */
  start(): Promise<void>;
  /** Plans its death; undefined spares it. */
  dieAt(death: Death | undefined): void;
  /** Dies now. */
  die(): void;
  /** While it is full every commit fails, and nothing of it is done. */
  fillDisk(isFull: boolean): void;
  isDiskFull(): boolean;
  /** A connection whose sends end with the process. */
  connection(to: Connection): Connection;
  /** Gives back the files of a dead process, or of one that is no longer needed. */
  release(): void;
}

class Died extends Error {
  override readonly name = "Died";
}

let incarnations = 0;

/** Opens the database of a folder and builds the core on it, as `serve` does, but on a clock and a network in the test's hands. */
export function openProcess(options: ProcessOptions): ServerProcess {
  const { folder, random, settings, onDeath } = options;
  const errors: string[] = [];
  let isDead = false;
  let isUp = false;
  let isDiskFull = false;
  let death: { at: Death["at"]; left: number } | undefined;
  const clock = endingWith(options.clock, () => isDead);
  const { db } = connect(databaseFile(folder), { busyTimeoutMs: 50, nowMs: clock.nowMs() });
  /** What the dead say, and that a full disk is full, is no news. */
  function write(line: string): void {
    if (!isDead && !isDiskFull) errors.push(line);
  }
  const log = createLog({ logLevel: "error" }, { write });

  function die(): void {
    if (isDead) return;
    isDead = true;
    isUp = false;
    onDeath(keepWhatIsWritten(folder));
  }

  /** Counts one more of what the death waits for; true when this is the one. */
  function isDue(at: Death["at"]): boolean {
    if (death?.at !== at) return false;
    death.left -= 1;
    return death.left <= 0;
  }

  const perform = performOn(db);
  function performUntilDeath(effect: Effect): unknown {
    if (isDead) throw new Died();
    const boundary = "boundary" in effect ? effect.boundary : undefined;
    if (isDue("statement") || (boundary === "commit" && isDue("begun commit"))) {
      die();
      throw new Died();
    }
    // Loads that were read outside the transaction are those of the turn's beginning.
    if (boundary === "begin") options.faults?.desk?.capacityReadBefore?.clear();
    if (boundary === "commit" && isDiskFull)
      throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
    const result = perform(effect);
    if (boundary === "commit" && isDue("commit")) die();
    return result;
  }

  const core = createCore({
    config: { ...loadConfig({}, "/nowhere"), ...settings },
    clock,
    log,
    newId: () => random.characters(21),
    newSecret: () => random.characters(43),
    identitySecret: "the same after every restart",
    random: () => random.next(),
    runner: createSqliteRunner(db, (effect) => {
      // The rollback of one who is dead undoes nothing: the files were kept as they were.
      if (isDead && "boundary" in effect && effect.boundary === "rollback") return undefined;
      return performUntilDeath(effect);
    }),
    storage: watchStorage({ folder: ":memory:", clock, log }),
    mailTransport: options.post(clock),
    push: options.push,
    pushTransport: options.pushServices(clock),
    ...(options.faults === undefined ? {} : { plantedFaults: options.faults }),
  });

  return {
    core,
    clock,
    errors,
    isUp: () => isUp,
    isDead: () => isDead,
    async start() {
      await core.start();
      isUp = !isDead;
    },
    dieAt(planned) {
      death = planned && { at: planned.at, left: planned.n };
    },
    die,
    isDiskFull: () => isDiskFull,
    fillDisk(isFull) {
      isDiskFull = isFull;
    },
    connection: (to) => ({
      send(text) {
        if (isDead) return;
        if (isDue("frame")) return die();
        to.send(text);
      },
      close(code, reason) {
        if (!isDead) to.close(code, reason);
      },
      bufferedBytes: () => to.bufferedBytes(),
    }),
    release() {
      isDead = true;
      db.close();
    },
  };
}

/** A clock on which nothing runs any more once its process is dead. */
function endingWith(clock: Clock, isOver: () => boolean): Clock {
  const unlessOver = (run: () => void) => () => {
    if (!isOver()) run();
  };
  return {
    nowMs: () => clock.nowMs(),
    after: (ms, run) => clock.after(ms, unlessOver(run)),
    soon: (run) => clock.soon(unlessOver(run)),
  };
}

/** Copies the files as a killed process leaves them: the log of writes unread, the shared memory gone. Answers with the new folder. */
function keepWhatIsWritten(folder: string): string {
  incarnations += 1;
  const kept = join(folder, "..", `run-${incarnations}`);
  mkdirSync(kept);
  for (const suffix of ["", "-wal"]) {
    const file = `${databaseFile(folder)}${suffix}`;
    if (existsSync(file)) copyFileSync(file, `${databaseFile(kept)}${suffix}`);
  }
  return kept;
}
