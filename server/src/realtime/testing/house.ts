import { createHash } from "node:crypto";
import type { Role, SiteId } from "@presently/shared/protocol";
import { type ManualClock, manualClock, randomOf } from "@presently/shared/testing";
import { pino } from "pino";
import { openSession, sessionLife } from "../../accounts/session-scripts.ts";
import { DESK } from "../../accounts/context.ts";
import { addMember } from "../../accounts/team-scripts.ts";
import { writeDepartment, writeSite } from "../../desk/sites-and-departments.ts";
import { type Config, loadConfig } from "../../config.ts";
import { type Core, type CoreDeps, createCore } from "../../core.ts";
import { openStore, type Store } from "../../store/open.ts";
import type { Script } from "../../store/script.ts";
import { agentOfAccount } from "../../store/statements/accounts.ts";
import { the } from "../../store/script.ts";
import { watchStorage } from "../../store/storage-health.ts";
import type { AgentIdentity } from "../context.ts";
import { type TestAgent, TestClient, type TestVisitor } from "./client.ts";

/** What every house draws its sites' keys from, after a restart as before. */
export const IDENTITY_SECRET = "a secret of the server that nobody can guess";

/** The server without its network, on a database in memory and a clock that the test moves, with clients in memory. */
export interface House {
  readonly core: Core;
  readonly clock: ManualClock;
  readonly store: Store;
  readonly site: SiteId;
  /** What was logged at `error` or above: empty in a test that went well. */
  readonly errors: string[];
  /** A new connection of a visitor, which has said nothing yet. */
  visitor(siteKey?: SiteId): TestVisitor;
  /** A member of the team, by name; made at the first call. */
  hire(name: string, options?: { role?: Role; site?: SiteId }): Promise<AgentIdentity>;
  /** A new connection of an agent. */
  agent(who: AgentIdentity): TestAgent;
  /** Another site, with a department of its own or that of a site that is there. */
  addSite(name: string, sharing?: SiteId): Promise<SiteId>;
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Starts another server on the same data and clock, as after a crash. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly seed?: number;
  readonly settings?: Partial<Config>;
  readonly plantedFaults?: CoreDeps["plantedFaults"];
  readonly install?: CoreDeps["install"];
  readonly webhookNetwork?: CoreDeps["webhookNetwork"];
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const { seed = 1, settings = {}, plantedFaults, install, webhookNetwork } = options;
  const clock = manualClock();
  const random = randomOf(seed);
  const store = openStore(":memory:", { nowMs: clock.nowMs() });
  const errors: string[] = [];
  const log = pino({ level: "error", base: null }, { write: (line: string) => errors.push(line) });
  const config = { ...loadConfig({}, "/nowhere"), ...settings };
  const newId = (): string => random.characters(21);
  const context = (): { nowMs: number; newId: () => string } => ({ nowMs: clock.nowMs(), newId });
  const team = new Map<string, AgentIdentity>();
  const build = (): Core =>
    createCore({
      config,
      clock,
      log,
      newId,
      newSecret: () => random.characters(43),
      identitySecret: IDENTITY_SECRET,
      random: () => random.next(),
      runner: store.runner,
      storage: watchStorage({ folder: ":memory:", clock, log }),
      install,
      ...(webhookNetwork === undefined ? {} : { webhookNetwork }),
      ...(plantedFaults === undefined ? {} : { plantedFaults }),
    });
  let core = build();
  const departmentOf = new Map<SiteId, number>();

  async function write<T>(script: () => Script<T>): Promise<T> {
    const written = core.flush.submit(function* () {
      return { answer: yield* script(), events: [] };
    });
    await clock.settle();
    return written;
  }

  async function addSite(name: string, sharing?: SiteId): Promise<SiteId> {
    const origins = [`http://${name}.example`];
    const shared = sharing === undefined ? undefined : departmentOf.get(sharing);
    const { siteKey, department } = await write(function* () {
      const department = shared ?? (yield* writeDepartment(DESK, name, context())).id;
      const site = yield* writeSite(
        DESK,
        { name, origins, department, timeZone: "UTC" },
        context(),
      );
      return { ...site, department };
    });
    departmentOf.set(siteKey, department);
    await clock.settle();
    return siteKey;
  }

  async function hire(
    name: string,
    { role = "agent", site: at = site }: { role?: Role; site?: SiteId } = {},
  ): Promise<AgentIdentity> {
    const known = team.get(name);
    if (known !== undefined) return known;
    const sessionHash = createHash("sha256").update(`${seed} ${name}`).digest("base64url");
    const identity = await write(function* () {
      const department = departmentOf.get(at) ?? 0;
      const email = `${name}@example.test`;
      const isWhole = role === "owner" || role === "admin";
      const siteId = isWhole ? 0 : siteNumber(store, at);
      const { account, agentId } = yield* addMember(
        { email, name, passwordHash: "none", role, site: siteId, department },
        context(),
      );
      yield* openSession(account, sessionHash, clock.nowMs(), sessionLife(config));
      const { id } = yield* the(agentOfAccount, { desk: 1, account });
      return { account, agent: id, id: agentId, sessionHash };
    });
    team.set(name, identity);
    return identity;
  }

  const site = await addSite("shop");
  const started = core.start();
  await clock.settle();
  await started;

  return {
    get core() {
      return core;
    },
    clock,
    store,
    site,
    errors,
    visitor(siteKey = site) {
      const facts = { ip: "192.0.2.1", origin: "http://shop.example", userAgent: "test" };
      return new TestClient(clock, (connection) =>
        core.gateway.visitor(connection, facts, siteKey),
      );
    },
    hire,
    agent(who) {
      const facts = { ip: "192.0.2.2", origin: "http://desk.example", userAgent: "test" };
      return new TestClient(clock, (connection) => core.gateway.agent(connection, facts, who));
    },
    addSite,
    settle: () => clock.settle(),
    advance: (ms) => clock.advanceAndSettle(ms),
    async restart() {
      const closing = core.close();
      await clock.settle();
      await closing;
      core = build();
      const starting = core.start();
      await clock.settle();
      await starting;
    },
    async close() {
      const closing = core.close();
      await clock.settle();
      await closing;
      store.close();
    },
  };
}

function siteNumber(store: Store, key: SiteId): number {
  const row: unknown = store.db.prepare("select id from sites where publicId = ?").get(key);
  if (typeof row !== "object" || row === null || !("id" in row)) throw new Error(`no site ${key}`);
  return Number(row.id);
}
