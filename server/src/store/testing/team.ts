import { getTableColumns } from "drizzle-orm";
import { allocateIds } from "../allocate-ids.ts";
import {
  accounts,
  agents,
  conversations,
  departments,
  lines,
  sites,
  slots,
  visitors,
} from "../schema.ts";
import { run, type Script } from "../script.ts";
import { statement } from "../statement.ts";

/** The ids of the team that `hireTeam` writes. */
export const ids = { department: 1, line: 2, site: 3, account: 4, agent: 5, visitor: 6 };

const insertDepartment = statement("test: department", getTableColumns(departments), (db, p) =>
  db.insert(departments).values(p),
);
const insertLine = statement("test: line", getTableColumns(lines), (db, p) =>
  db.insert(lines).values(p),
);
const insertSite = statement("test: site", getTableColumns(sites), (db, p) =>
  db.insert(sites).values(p),
);
const insertAccount = statement("test: account", getTableColumns(accounts), (db, p) =>
  db.insert(accounts).values(p),
);
const insertAgent = statement("test: agent", getTableColumns(agents), (db, p) =>
  db.insert(agents).values(p),
);
const insertVisitor = statement("test: visitor", getTableColumns(visitors), (db, p) =>
  db.insert(visitors).values(p),
);
const insertConversation = statement(
  "test: conversation",
  getTableColumns(conversations),
  (db, p) => db.insert(conversations).values(p),
);
const insertSlot = statement("test: slot", getTableColumns(slots), (db, p) =>
  db.insert(slots).values(p),
);

/** A desk with one site, one line, one agent and one visitor: the least a conversation needs, for tests of the store alone. */
export function* hireTeam(): Script<void> {
  const { department, line, site, account, agent, visitor } = ids;
  yield* allocateIds(1, visitor);
  yield* run(insertDepartment, {
    desk: 1,
    id: department,
    publicId: "dep_one",
    name: "One",
    hours: null,
    key: null,
  });
  yield* run(insertLine, { desk: 1, id: line, department, language: "*" });
  yield* run(insertSite, {
    id: site,
    desk: 1,
    publicId: "ste_one",
    name: "One",
    origins: "[]",
    timeZone: "UTC",
    department,
    isAutoAccept: 0,
    settings: "{}",
    createdAtMs: 0,
  });
  yield* run(insertAccount, {
    id: account,
    desk: 1,
    email: "ana@example.test",
    name: "Ana",
    passwordHash: null,
    state: "active",
    createdAtMs: 0,
  });
  yield* run(insertAgent, {
    desk: 1,
    id: agent,
    account,
    publicId: "agt_ana",
    name: "Ana",
    availability: "online",
    presence: "connected",
    capacity: 3,
    idleSinceMs: 0,
    language: "en",
    timeZone: "UTC",
  });
  yield* run(insertVisitor, {
    desk: 1,
    id: visitor,
    site,
    publicId: "vis_ben",
    verifiedSub: null,
    signedAtMs: null,
    signedOutAtMs: null,
    presence: "present",
    language: "en",
    timeZone: "UTC",
    createdAtMs: 0,
    lastSeenAtMs: 0,
  });
}

/** A conversation that waits in the team's line; returns its id. */
export function* startConversation(publicId: string, rankMs = 0): Script<number> {
  const id = yield* allocateIds(1);
  yield* run(insertConversation, {
    desk: 1,
    id,
    publicId,
    site: ids.site,
    visitor: ids.visitor,
    line: ids.line,
    state: "queued",
    priority: 0,
    isReturned: 0,
    testSinceMs: null,
    rankMs,
    queuedAtMs: rankMs,
    isReachable: 1,
    preferredAgent: null,
    agent: null,
    owesAnswerSinceMs: null,
    promisedAnswerByMs: null,
    transferCount: 0,
    language: "en",
    timeZone: "UTC",
    createdAtMs: rankMs,
    firstMessageAtMs: null,
    acceptedAtMs: null,
    firstResponseAtMs: null,
    closedAtMs: null,
    closedBy: null,
    ratingScore: null,
    isSolved: null,
    topicChoicesLeft: 2,
    callback: null,
    turnUntilMs: null,
    turnExtensions: null,
    lastPublicSeq: 0,
    lastDeskSeq: 0,
    erasedAtMs: null,
  });
  return id;
}

/** Gives the agent a slot for a conversation. */
export function* takeSlot(
  conversation: number,
  slot: number,
  kind: "offer" | "chat" | "wrapUp",
): Script<void> {
  yield* run(insertSlot, { desk: 1, agent: ids.agent, slot, conversation, kind, sinceMs: 0 });
}
