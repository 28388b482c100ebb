import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgentId, DepartmentId, SiteId } from "@presently/shared/protocol";
import { idsOf } from "@presently/shared/testing";
import { openSession } from "@presently/server/src/accounts/session-scripts.ts";
import { databaseFile, openStore } from "@presently/server/src/store/open.ts";
import { run, type Script } from "@presently/server/src/store/script.ts";
import { insertAccount, insertRole } from "@presently/server/src/store/statements/accounts.ts";
import {
  addAgent,
  addAgentLine,
  addDepartment,
  addLine,
  addSite,
} from "@presently/server/src/store/statements/installation.ts";

/** The morning on which every schedule begins. */
export const START_MS = Date.UTC(2026, 0, 1, 9);

const ids = idsOf(1);

export interface TeamMember {
  readonly name: string;
  readonly agent: number;
  readonly account: number;
  readonly id: AgentId;
  readonly sessionHash: string;
  readonly capacity: number;
  readonly departments: readonly number[];
  readonly role: "supervisor" | "agent";
}

interface Shop {
  readonly site: number;
  readonly key: SiteId;
  readonly department: number;
  readonly isAutoAccept: 0 | 1;
}

const sales = { id: 11, line: 12, publicId: ids.department() };
const support = { id: 13, line: 14, publicId: ids.department() };
export const departments: readonly { id: number; line: number; publicId: DepartmentId }[] = [
  sales,
  support,
];

/** Two departments; of the two sites of the first one offers chats, the other gives them at once. */
export const shops: readonly Shop[] = [
  { site: 21, key: ids.site(), department: sales.id, isAutoAccept: 0 },
  { site: 22, key: ids.site(), department: sales.id, isAutoAccept: 1 },
  { site: 23, key: ids.site(), department: support.id, isAutoAccept: 0 },
];

function member(
  name: string,
  agent: number,
  capacity: number,
  departments: readonly number[],
  role: TeamMember["role"] = "agent",
): TeamMember {
  return {
    name,
    agent,
    account: agent + 100,
    id: ids.agent(),
    sessionHash: `session of ${name}`,
    capacity,
    departments,
    role,
  };
}

export const team: readonly TeamMember[] = [
  member("ana", 31, 2, [sales.id]),
  member("ben", 32, 1, [sales.id, support.id]),
  member("sue", 33, 2, [support.id, sales.id], "supervisor"),
];
/** A supervisor who serves no line: is told of everything, and is never given a chat. */
export const observer = member("observer", 39, 0, [], "supervisor");

/** A folder that is gone at `Symbol.dispose`; in memory where the machine has a place for that. */
export function scratch(): { readonly path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(
    join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "presently-fault-"),
  );
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

let template: string | undefined;

/** Puts a migrated database with the team into a folder: made once for each process, then copied. */
export function copyTemplate(folder: string): void {
  template ??= makeTemplate();
  copyFileSync(databaseFile(template), databaseFile(folder));
}

function makeTemplate(): string {
  const folder = scratch();
  process.once("exit", () => folder[Symbol.dispose]());
  const store = openStore(folder.path, { nowMs: START_MS });
  store.db.exec("begin");
  store.db.exec("update desks set lastId = 1000 where id = 1");
  store.runner.now(hireTeam());
  store.db.exec("commit");
  store.close();
  return folder.path;
}

function* hireTeam(): Script<void> {
  for (const { id, line, publicId } of departments) {
    yield* run(addDepartment, { desk: 1, id, publicId, name: "Department" });
    yield* run(addLine, { desk: 1, id: line, department: id, language: "*" });
  }
  for (const { site, key, department, isAutoAccept } of shops) {
    yield* run(addSite, {
      id: site,
      desk: 1,
      publicId: key,
      name: "Shop",
      origins: "[]",
      timeZone: "UTC",
      department,
      isAutoAccept,
      settings: "{}",
      createdAtMs: START_MS,
    });
  }
  for (const each of [...team, observer]) yield* hire(each);
}

function* hire({
  name,
  agent,
  account,
  id,
  sessionHash,
  capacity,
  departments: served,
  role,
}: TeamMember): Script<void> {
  yield* run(insertAccount, {
    id: account,
    desk: 1,
    email: `${name}@example.test`,
    name,
    passwordHash: null,
    state: "active",
    createdAtMs: START_MS,
  });
  yield* run(insertRole, { desk: 1, account, site: 0, role });
  yield* run(addAgent, {
    desk: 1,
    id: agent,
    account,
    publicId: id,
    name,
    availability: "away",
    presence: "offline",
    capacity,
    idleSinceMs: START_MS,
    language: "en",
    timeZone: "UTC",
  });
  for (const { id: department, line } of departments) {
    if (served.includes(department)) yield* run(addAgentLine, { desk: 1, agent, line });
  }
  yield* openSession(account, sessionHash, START_MS, {
    idleMs: 7 * 86_400_000,
    maxMs: 7 * 86_400_000,
  });
}
