import { Pool } from "pg";
import { createFlush, type Flush } from "../flush.ts";
import { openPostgres } from "../open-postgres.ts";
import { openStore } from "../open.ts";
import type { Engine } from "../engine.ts";
import type { Script } from "../script.ts";
import type { StoredEvent } from "../stored-event.ts";

/** One engine with an empty database behind a flush: what every scenario is run against. */
export interface Subject extends AsyncDisposable {
  readonly flush: Flush;
  /** Everything published so far, in order. */
  readonly published: readonly StoredEvent[];
  /** Runs a script that needs no answer as a command of its own. */
  write<T>(script: () => Script<T>): Promise<T>;
}

export type SubjectMaker = () => Promise<Subject>;

export const sqliteSubject: SubjectMaker = () => {
  const store = openStore(":memory:");
  return Promise.resolve(subjectOn(store.runner, () => Promise.resolve(store.close())));
};

/** A schema of its own in that database, dropped afterwards. */
export function postgresSubject(url: string): SubjectMaker {
  return async () => {
    const { store, drop } = await postgresSchema(url);
    return subjectOn(store.runner, drop);
  };
}

export async function postgresSchema(url: string) {
  const schema = `conformance_${process.pid}_${(schemas += 1)}`;
  const log = { warn: () => {} };
  const admin = new Pool({ connectionString: url, max: 1 });
  await admin.query(`create schema ${schema}`);
  const store = await openPostgres({ url, schema, log, maxConnections: 3 });
  const drop = async () => {
    await store.close();
    await admin.query(`drop schema ${schema} cascade`);
    await admin.end();
  };
  return { store, drop };
}

let schemas = 0;

function subjectOn(runner: Engine, close: () => Promise<void>): Subject {
  const published: StoredEvent[] = [];
  const flush = createFlush({
    runner,
    clock: { nowMs: () => performance.now(), soon: (run) => void setImmediate(run) },
    log: {
      error({ err }) {
        throw err;
      },
    },
    publish: (events) => published.push(...events),
  });
  return {
    flush,
    published,
    write: (script) =>
      flush.submit(function* () {
        return { answer: yield* script(), events: [] };
      }),
    async [Symbol.asyncDispose]() {
      await flush.close();
      await close();
    },
  };
}
