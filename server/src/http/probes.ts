import type { FastifyInstance } from "fastify";
import { DESK } from "../accounts/context.ts";
import { run, type Script } from "../store/script.ts";
import { wasteAnId } from "../store/statements/probe.ts";
import type { Recorded } from "../store/stored-event.ts";
import type { HttpDeps } from "./deps.ts";

/** A probe is answered from memory for this long: anybody may ask, and each answer costs a write. */
const FRESH_MS = 1_000;

interface Readiness {
  readonly isReady: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** `/healthz`: the process lives. `/readyz`: it can do its work: the database takes writes (so it is migrated too) and the disk has room. */
export function addProbes(app: FastifyInstance, deps: HttpDeps): void {
  let last: { answer: Promise<Readiness>; atMs: number } | undefined;

  app.get("/healthz", (_request, reply) =>
    reply.header("cache-control", "no-store").type("text/plain").send("ok\n"),
  );

  app.get("/readyz", async (_request, reply) => {
    const nowMs = deps.clock.nowMs();
    if (last === undefined || nowMs - last.atMs >= FRESH_MS) {
      last = { answer: readiness(deps), atMs: nowMs };
    }
    const { isReady, checks } = await last.answer;
    return reply
      .code(isReady ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ ready: isReady, checks });
  });
}

async function readiness(deps: HttpDeps): Promise<Readiness> {
  const reason = deps.notReady();
  const database = await databaseCheck(deps);
  // Without room for new conversations (R49) no new traffic should come.
  const disk = deps.storage.storageState().takesConversations ? "ok" : "almost full";
  const checks = { server: reason ?? "ok", database, disk };
  return { isReady: Object.values(checks).every((check) => check === "ok"), checks };
}

async function databaseCheck({ flush, log }: HttpDeps): Promise<string> {
  try {
    await flush.submit(function* (): Script<Recorded<void>> {
      yield* run(wasteAnId, { id: DESK });
      return { answer: undefined, events: [] };
    });
    return "ok";
  } catch (error) {
    log.warn({ err: error, code: "readiness.database" }, "the database takes no writes");
    return "not writable";
  }
}
