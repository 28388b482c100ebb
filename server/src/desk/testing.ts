import {
  type AgentCommand,
  type AgentId,
  type Availability,
  type ConversationId,
  type ConversationState,
  DeskError,
  type DeskErrorCode,
  type VisitorCommand,
  type VisitorPresence,
} from "@presently/shared/protocol";
import { type ManualClock, manualClock } from "@presently/shared/testing";
import {
  type Actor,
  type Answer,
  type DeskContext,
  enterVisitor,
  handle,
  type SystemCommand,
} from "../desk.ts";
import { ANY_LANGUAGE } from "../domain/language-lines.ts";
import { openStore, type Store } from "../store/open.ts";
import { run, type Script } from "../store/script.ts";
import { insertAccount, insertRole } from "../store/statements/accounts.ts";
import {
  addAgent,
  addAgentLine,
  addDepartment,
  addLine,
  addSite,
} from "../store/statements/installation.ts";
import type { Recorded, StoredEvent } from "../store/stored-event.ts";

/** A desk on a database in memory, with one site, one department and a clock that the test moves. People are called by name. */
export interface TestDesk {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly context: DeskContext;
  /** Every event so far, in order. */
  readonly events: StoredEvent[];
  readonly agents: Map<string, Extract<Actor, { kind: "agent" }>>;
  readonly visitors: Map<string, Extract<Actor, { kind: "visitor" }>>;
  agent(name: string, options?: NewAgent): Extract<Actor, { kind: "agent" }>;
  visitor(name: string, site?: number): Extract<Actor, { kind: "visitor" }>;
  asAgent(name: string, command: AgentCommand, commandId?: string): Answer;
  asVisitor(name: string, command: VisitorCommand, commandId?: string): Answer;
  system(command: SystemCommand): Answer;
  /** Runs a script in a transaction of its own, as the flush does: a refusal before the first write writes nothing. */
  commit<T>(factory: () => Script<Recorded<T>>): T;
  /** Moves the clock and fires what falls due, each at its own moment. */
  advance(ms: number): void;
  /** A visitor writes; answers with the id of their conversation. */
  writes(visitor: string, text?: string): ConversationId;
  online(...agents: string[]): void;
  presence(visitor: string, presence: VisitorPresence): void;
  stateOf(visitor: string): ConversationState;
  row(sql: string, ...values: unknown[]): Record<string, unknown>;
  rows(sql: string, ...values: unknown[]): Record<string, unknown>[];
  count(type: string): number;
  close(): void;
}

interface NewAgent {
  readonly capacity?: number;
  readonly role?: "owner" | "admin" | "supervisor" | "agent";
  readonly line?: number | null;
  readonly site?: number;
  readonly availability?: Availability;
}

const DESK = 1;
export const SITE = 101;
export const LINE = 103;
export const DEPARTMENT = 102;
export const OTHER_SITE = 111;
export const OTHER_DEPARTMENT = 112;
export const OTHER_LINE = 113;

/** `over` is what the operator set: whether mail and push can be sent, limits. */
export function testDesk(
  faults: DeskContext["faults"] = {},
  over: Pick<DeskContext, "canMail" | "canPush" | "limits"> = {},
): TestDesk {
  const store = openStore(":memory:");
  const clock = manualClock();
  let lastId = 0;
  const newId = () => String((lastId += 1)).padStart(21, "0");
  const context: DeskContext = { desk: DESK, clock, newId, faults, ...over };
  const events: StoredEvent[] = [];
  const agents: TestDesk["agents"] = new Map();
  const visitors: TestDesk["visitors"] = new Map();

  function commit<T>(factory: () => Script<Recorded<T>>): T {
    store.db.exec("begin immediate");
    try {
      const { answer, events: written } = store.runner.now(factory());
      store.db.exec("commit");
      events.push(...written);
      return answer;
    } catch (error) {
      store.db.exec("rollback");
      throw error;
    }
  }
  const write = (body: () => Script<void>) =>
    commit(function* () {
      yield* body();
      return { answer: undefined, events: [] };
    });

  write(function* () {
    store.db.exec("update desks set lastId = 1000 where id = 1");
    for (const [site, department, line] of [
      [SITE, DEPARTMENT, LINE],
      [OTHER_SITE, OTHER_DEPARTMENT, OTHER_LINE],
    ] as const) {
      yield* run(addDepartment, {
        desk: DESK,
        id: department,
        publicId: `dep_${String(department).padStart(21, "0")}`,
        name: "Support",
      });
      yield* run(addLine, { desk: DESK, id: line, department, language: ANY_LANGUAGE });
      yield* run(addSite, {
        id: site,
        desk: DESK,
        publicId: `ste_${String(site).padStart(21, "0")}`,
        name: "Shop",
        origins: "[]",
        timeZone: "UTC",
        department,
        isAutoAccept: 0,
        settings: "{}",
        createdAtMs: clock.nowMs(),
      });
    }
  });

  const desk: TestDesk = {
    clock,
    store,
    context,
    events,
    agents,
    visitors,
    commit,
    agent(
      name,
      { capacity = 2, role = "agent", line = LINE, site = SITE, availability = "away" } = {},
    ) {
      const id: AgentId = `agt_${newId()}`;
      const number = 500 + agents.size;
      const account = 700 + agents.size;
      write(function* () {
        yield* run(insertAccount, {
          id: account,
          desk: DESK,
          email: `${name}@example.test`,
          name,
          passwordHash: null,
          state: "active",
          createdAtMs: clock.nowMs(),
        });
        yield* run(insertRole, {
          desk: DESK,
          account,
          site: role === "owner" || role === "admin" ? 0 : site,
          role,
        });
        yield* run(addAgent, {
          desk: DESK,
          id: number,
          account,
          publicId: id,
          name,
          availability,
          presence: "offline",
          capacity,
          idleSinceMs: clock.nowMs() + agents.size,
          language: "en",
          timeZone: "UTC",
        });
        if (line !== null) yield* run(addAgentLine, { desk: DESK, agent: number, line });
      });
      const actor = { kind: "agent", agent: number, id, account } as const;
      agents.set(name, actor);
      return actor;
    },
    visitor(name, site = SITE) {
      const entered = commit(enterVisitor({ site, tokenHash: `hash of ${name}` }, context));
      const actor = { kind: "visitor", visitor: entered.visitor, id: entered.id, site } as const;
      visitors.set(name, actor);
      return actor;
    },
    asAgent: (name, command, commandId = newId()) =>
      commit(handle(known(agents, name), command, commandId, context)),
    asVisitor: (name, command, commandId = newId()) =>
      commit(handle(known(visitors, name), command, commandId, context)),
    system: (command) => commit(handle({ kind: "system" }, command, null, context)),
    advance(ms) {
      const untilMs = clock.nowMs() + ms;
      for (;;) {
        const due = desk.rows(
          "select kind, subject, dueAtMs from deadlines where dueAtMs <= ? order by dueAtMs, kind limit 1",
          untilMs,
        )[0];
        if (due === undefined) break;
        clock.advance(Math.max(0, Number(due["dueAtMs"]) - clock.nowMs()));
        desk.system({
          type: "deadline.fire",
          kind: String(due["kind"]),
          subject: Number(due["subject"]),
        });
      }
      clock.advance(untilMs - clock.nowMs());
    },
    writes(visitor, text = "Hello") {
      if (!visitors.has(visitor)) desk.visitor(visitor);
      clock.advance(1);
      const { conversationId } = desk.asVisitor(visitor, { type: "message.post", text });
      if (conversationId === undefined) throw new Error("a message has no conversation");
      return conversationId;
    },
    online(...names) {
      for (const name of names) {
        if (!agents.has(name)) desk.agent(name);
        desk.system({ type: "agent.connected", agent: known(agents, name).agent });
        desk.asAgent(name, { type: "agent.setAvailability", availability: "online" });
      }
    },
    presence: (visitor, presence) =>
      void desk.system({
        type: "visitor.presence",
        visitor: known(visitors, visitor).visitor,
        presence,
      }),
    stateOf: (visitor) =>
      // Safe: the column holds nothing else, by its check.
      desk.row(
        "select state from conversations where visitor = ? order by id desc",
        known(visitors, visitor).visitor,
      )["state"] as ConversationState,
    row: (sql, ...values) => desk.rows(sql, ...values)[0] ?? {},
    rows: (sql, ...values) => store.db.prepare(sql).all(...values) as Record<string, unknown>[], // rows are plain objects
    count: (type) => events.filter((event) => event.type === type).length,
    close: () => store.close(),
  };
  return desk;
}

function known<T>(people: Map<string, T>, name: string): T {
  const person = people.get(name);
  if (person === undefined) throw new Error(`there is no ${name}`);
  return person;
}

/** The code of the refusal that running this throws, or undefined when it throws none. */
export function refusalOf(act: () => unknown): DeskErrorCode | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof DeskError) return error.code;
    throw error;
  }
}
