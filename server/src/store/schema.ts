/**
 * The data model, in drizzle's SQLite vocabulary. drizzle is used as the typed writer of SQL: these tables type the statements; what the
 * engine really runs is `migrations/`, where the keys, indexes and checks are, and a test holds the two together.
 *
 * Rules of the vocabulary, so that one text serves SQLite and PostgreSQL: column name = property name; only text and integer; times are
 * epoch milliseconds (`…Ms`); structured values are JSON as text; truth is 0 or 1; no dates, no autoincrement, no rowid. `desk` is the first
 * column of every key except in the directory tables at the top, which are how a request finds its desk. A reference that may be absent is
 * null, except where it is part of a key, where 0 stands for "none".
 */
import type {
  AlarmKind,
  AlarmMailChoice,
  CannedReplyId,
  CannedReplyKind,
  FileId,
  FileKind,
  PromiseKind,
  TagId,
} from "@presently/shared/protocol";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Truth as both engines store it. */
export type Flag = 0 | 1;
const flag = () => integer().$type<Flag>();

/** One team: its row is the lock that its commands take and the counter of its stream (`lastSeq`) and of its ids (`lastId`). */
export const desks = sqliteTable("desks", {
  id: integer().primaryKey(),
  lastSeq: integer().notNull(),
  lastId: integer().notNull(),
});

// Directory: found before the desk is known.

/** A web site that embeds the widget. `publicId` is the key in its script tag; `origins` a JSON list; `settings` a JSON object. */
export const sites = sqliteTable("sites", {
  id: integer().primaryKey(),
  desk: integer().notNull(),
  publicId: text().notNull(),
  name: text().notNull(),
  origins: text().notNull(),
  timeZone: text().notNull(),
  department: integer().notNull(),
  isAutoAccept: flag().notNull(),
  settings: text().notNull(),
  createdAtMs: integer().notNull(),
});

/** Somebody who signs in. `passwordHash` is null until the invitation is used. */
export const accounts = sqliteTable("accounts", {
  id: integer().primaryKey(),
  desk: integer().notNull(),
  email: text().notNull(),
  name: text().notNull(),
  passwordHash: text(),
  state: text({ enum: ["active", "disabled"] }).notNull(),
  createdAtMs: integer().notNull(),
});

/** A visitor's or an account's session; the token itself is never stored. `subject` is the visitor's or the account's id. */
export const sessions = sqliteTable("sessions", {
  tokenHash: text().primaryKey(),
  kind: text({ enum: ["visitor", "account"] }).notNull(),
  desk: integer().notNull(),
  subject: integer().notNull(),
  site: integer(),
  createdAtMs: integer().notNull(),
  lastUsedAtMs: integer().notNull(),
  expiresAtMs: integer().notNull(),
  previousHash: text(),
  previousUntilMs: integer(),
  byLink: text(),
  verifiedUntilMs: integer(),
});

/** A single-use link: joining, a new password, or the first owner. `site` 0 = the whole installation; `maker` is an account, null = the command line. */
export const invites = sqliteTable("invites", {
  tokenHash: text().primaryKey(),
  kind: text({ enum: ["invite", "reset", "setup"] }).notNull(),
  desk: integer().notNull(),
  email: text().notNull(),
  role: text({ enum: ["owner", "admin", "supervisor", "agent"] }).notNull(),
  site: integer().notNull(),
  maker: integer(),
  createdAtMs: integer().notNull(),
  expiresAtMs: integer().notNull(),
});

/**
 * What programs come in with (API1): the secret itself is never stored. `scopes` is JSON; `sites` a JSON list of sites, null = all; `agent` is who it
 * writes as, `expiresAtMs` null = until it is revoked, which deletes the row.
 */
export const apiTokens = sqliteTable("apiTokens", {
  tokenHash: text().primaryKey(),
  desk: integer().notNull(),
  publicId: text().notNull(),
  name: text().notNull(),
  scopes: text().notNull(),
  sites: text(),
  agent: integer(),
  createdAtMs: integer().notNull(),
  expiresAtMs: integer(),
  lastUsedAtMs: integer(),
});

// The team.

/**
 * `hours` is a JSON object, as the wire has it; null = always open (H1). `key` is what pages name it by (DK1); null until the next start, where an older
 * version made it.
 */
export const departments = sqliteTable(
  "departments",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().notNull(),
    name: text().notNull(),
    hours: text(),
    key: text(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** Where conversations wait: one department in one language, `*` for every language that has no line of its own (LG1). */
export const lines = sqliteTable(
  "lines",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    department: integer().notNull(),
    language: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** `availability` is the agent's choice, `presence` what the connection says (R13); the load is never stored, it is the count of slots. */
export const agents = sqliteTable(
  "agents",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    account: integer().notNull(),
    publicId: text().notNull(),
    name: text().notNull(),
    availability: text({ enum: ["online", "away", "break"] }).notNull(),
    presence: text({ enum: ["connected", "reconnecting", "offline"] }).notNull(),
    capacity: integer().notNull(),
    idleSinceMs: integer().notNull(),
    language: text().notNull(),
    timeZone: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** When an agent works, as JSON; without a row nobody has said. */
export const agentHours = sqliteTable(
  "agentHours",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    hours: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent] })],
);

/** Since when an agent has been at work without a pause, and since when they rest; null = they are at work (BO4). */
export const workSpans = sqliteTable(
  "workSpans",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    sinceMs: integer().notNull(),
    restSinceMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent] })],
);

/** Who is new to the work: up to how many chats at once they rise, and how many they have ended (LP1). */
export const newcomers = sqliteTable(
  "newcomers",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    upTo: integer().notNull(),
    ended: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent] })],
);

/**
 * When agents ended chats (LP3), and when they were hard, ended or not (LP4): each null until it was so. Those of the last three hours; of a newcomer all that
 * were ended, for each counts once (LP1).
 */
export const workedChats = sqliteTable(
  "workedChats",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    conversation: integer().notNull(),
    endedAtMs: integer(),
    hardAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent, table.conversation] })],
);

/** Whom to ask when a department's conversation is escalated (ES1): each step has an agent or a department. */
export const escalationSteps = sqliteTable(
  "escalationSteps",
  {
    desk: integer().notNull(),
    department: integer().notNull(),
    step: integer().notNull(),
    agent: integer(),
    toDepartment: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.department, table.step] })],
);

/** Which languages the owner wants a line of their own for (LG1). */
export const departmentLanguages = sqliteTable(
  "departmentLanguages",
  {
    desk: integer().notNull(),
    department: integer().notNull(),
    language: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.department, table.language] })],
);

/** What an agent speaks with visitors, as far as it was said (LG1). */
export const agentLanguages = sqliteTable(
  "agentLanguages",
  {
    desk: integer().notNull(),
    language: text().notNull(),
    agent: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.language, table.agent] })],
);

export const agentLines = sqliteTable(
  "agentLines",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    line: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent, table.line] })],
);

/** `site` 0 = the whole installation (owner, admin). */
export const roles = sqliteTable(
  "roles",
  {
    desk: integer().notNull(),
    account: integer().notNull(),
    site: integer().notNull(),
    role: text({ enum: ["owner", "admin", "supervisor", "agent"] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.account, table.site] })],
);

// Visitors.

export const visitors = sqliteTable(
  "visitors",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    site: integer().notNull(),
    publicId: text().notNull(),
    verifiedSub: text(),
    presence: text({ enum: ["present", "silent", "absent"] }).notNull(),
    language: text().notNull(),
    timeZone: text().notNull(),
    createdAtMs: integer().notNull(),
    lastSeenAtMs: integer().notNull(),
    signedAtMs: integer(),
    signedOutAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** The keys that sites sign identities with (ID2): what names one. The key itself follows from that and from the server's own secret. */
export const identityKeys = sqliteTable(
  "identityKeys",
  {
    desk: integer().notNull(),
    site: integer().notNull(),
    publicId: text().notNull(),
    createdAtMs: integer().notNull(),
    shownAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.site, table.publicId] })],
);

/** What a page tells of one conversation, as JSON (ID10). */
export const conversationDetails = sqliteTable(
  "conversationDetails",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    attributes: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** The page on which a conversation began (WA4): origin and path, nothing else of the address. */
export const conversationPages = sqliteTable(
  "conversationPages",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    page: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** What a visitor did, as their pages tell it (ID11): the latest twenty. `data` is JSON. */
export const trackedActs = sqliteTable(
  "trackedActs",
  {
    desk: integer().notNull(),
    visitor: integer().notNull(),
    id: integer().notNull(),
    commandId: text().notNull(),
    name: text().notNull(),
    data: text().notNull(),
    atMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.visitor, table.id] })],
);

/** What a visitor is known by: erasable, apart from `visitors` so that erasing leaves the history's skeleton. `attributes` is JSON. */
export const people = sqliteTable(
  "people",
  {
    desk: integer().notNull(),
    visitor: integer().notNull(),
    name: text(),
    email: text(),
    page: text(),
    referrer: text(),
    title: text(),
    attributes: text().notNull(),
    userAgent: text(),
    verifiedName: text(),
    verifiedEmail: text(),
    phone: text(),
    askedAtMs: integer(),
    addressing: text(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.visitor] })],
);

// Conversations and the queue.

export const conversationStates = [
  "queued",
  "offered",
  "assigned",
  "waitingOnVisitor",
  "closed",
  "messageLeft",
] as const;

/**
 * `rankMs` is the queue order's third key (R11). `agent` holds the chat. `owesAnswerSinceMs` is when the oldest message that nobody has
 * answered came in (the unanswered lane); `promisedAnswerByMs` what the visitor was told. `callback` is how the visitor is called back (R12),
 * `turnUntilMs` until when they have to come once they are called, `turnExtensions` how often that was made longer, null without a turn.
 * `isSolved` is what the visitor said at the end, or 0 once it was opened again; null = nobody has said (SO3). `topicChoicesLeft` is how often the visitor may still say what it is about (TO2), null = never. `testSinceMs` is when it was marked as a test, null = it is none (TC1). `lastPublicSeq` counts what the visitor may see; `lastDeskSeq` is the place of the conversation's last event in the desk's stream. `erasedAtMs` not null = it is kept for the figures alone: nobody is shown it, and what was said is gone or about to be (ER1).
 */
export const conversations = sqliteTable(
  "conversations",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().notNull(),
    site: integer().notNull(),
    visitor: integer().notNull(),
    line: integer().notNull(),
    state: text({ enum: conversationStates }).notNull(),
    priority: integer().notNull(),
    isReturned: flag().notNull(),
    rankMs: integer().notNull(),
    queuedAtMs: integer().notNull(),
    isReachable: flag().notNull(),
    preferredAgent: integer(),
    agent: integer(),
    owesAnswerSinceMs: integer(),
    promisedAnswerByMs: integer(),
    transferCount: integer().notNull(),
    language: text().notNull(),
    timeZone: text().notNull(),
    createdAtMs: integer().notNull(),
    firstMessageAtMs: integer(),
    acceptedAtMs: integer(),
    firstResponseAtMs: integer(),
    closedAtMs: integer(),
    closedBy: text({ enum: ["visitor", "agent", "silence"] }),
    ratingScore: integer(),
    lastPublicSeq: integer().notNull(),
    lastDeskSeq: integer().notNull(),
    turnUntilMs: integer(),
    turnExtensions: integer(),
    callback: text({ enum: ["email", "notice", "push"] }),
    testSinceMs: integer(),
    isSolved: flag(),
    topicChoicesLeft: integer(),
    erasedAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/**
 * Calls that are owed to visitors who left a number (PH1): a row as long as one is. `phone` is the visitor's, and stands nowhere else; `agent` is who
 * makes the call, null = nobody yet.
 */
export const phoneCalls = sqliteTable(
  "phoneCalls",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    phone: text().notNull(),
    dueAtMs: integer().notNull(),
    tries: integer().notNull(),
    agent: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** What the team has promised and has neither kept nor taken back (PM1). `remindAtMs` null = the team was reminded. */
export const promises = sqliteTable(
  "promises",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    kind: text().$type<PromiseKind>().notNull(),
    dueAtMs: integer().notNull(),
    remindAtMs: integer(),
    isBroken: flag().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.kind] })],
);

/**
 * The latest form of a conversation (FO1). `form` is its public id; `fields` is what it asks, as JSON; `isOpen` = neither answered nor withdrawn.
 * `isBefore` = the site asks it, before the chat (FO6). What was asked in own words and what was answered stands in the events alone.
 */
export const forms = sqliteTable(
  "forms",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    form: text().notNull(),
    fields: text().notNull(),
    isOpen: flag().notNull(),
    isBefore: flag().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** How far each side has read a conversation, in its public numbers: one row, whatever is read of it. */
export const readMarks = sqliteTable(
  "readMarks",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    deliveredSeq: integer().notNull(),
    agentSeq: integer().notNull(),
    visitorSeq: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/**
 * Files of messages (FL1). What is in one lies in the folder beside the database, under `publicId`; `name` is what somebody typed and stands nowhere
 * else. `conversation` null = uploaded and not sent. `openedAtMs` is when the first agent looked at it.
 */
export const files = sqliteTable(
  "files",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().$type<FileId>().notNull(),
    site: integer().notNull(),
    uploader: text().notNull(),
    conversation: integer(),
    name: text().notNull(),
    kind: text().$type<FileKind>().notNull(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    createdAtMs: integer().notNull(),
    openedAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** What the files of a site count (FL5): those in conversations and agents' own, and what visitors have uploaded and not sent. */
export const fileTotals = sqliteTable(
  "fileTotals",
  {
    desk: integer().notNull(),
    site: integer().notNull(),
    keptBytes: integer().notNull(),
    unsentBytes: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.site] })],
);

/** One row per slot in use. An agent's load is the number of rows, so it can't drift. */
export const slots = sqliteTable(
  "slots",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    slot: integer().notNull(),
    conversation: integer().notNull(),
    kind: text({ enum: ["offer", "chat", "wrapUp"] }).notNull(),
    sinceMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent, table.slot] })],
);

/**
 * The stream. `conversation` 0 = the desk's own. `publicSeq` is null for what only the team may see. `commandId` stands on the first event a
 * command wrote. What people typed is in `text` and nowhere else; `data` is a JSON object of ids, codes and numbers.
 */
export const events = sqliteTable(
  "events",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    deskSeq: integer().notNull(),
    publicId: text().$type<`evt_${string}`>().notNull(),
    publicSeq: integer(),
    type: text().notNull(),
    actor: text().notNull(),
    commandId: text(),
    atMs: integer().notNull(),
    text: text(),
    data: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.deskSeq] })],
);

/** What is due, and when. `subject` is an id whose kind follows from `kind`. */
export const deadlines = sqliteTable(
  "deadlines",
  {
    desk: integer().notNull(),
    kind: text().notNull(),
    subject: integer().notNull(),
    dueAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.kind, table.subject] })],
);

// The wait.

/**
 * The n-th range a conversation was shown, in the wait whose first announcement was `firstN`. `highMs` null = refused; `isFree` = a slot was
 * free; `sketch` a JSON list of numbers, of a wait's first range only; `outcome` once the wait has ended, by the event `endedSeq`;
 * `testSinceMs` is not null while its conversation is a test (TC1), so that none of a test's is read to be passed over; which moment it is nobody asks.
 */
export const announcements = sqliteTable(
  "announcements",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    n: integer().notNull(),
    firstN: integer().notNull(),
    deskSeq: integer().notNull(),
    atMs: integer().notNull(),
    line: integer().notNull(),
    place: integer().notNull(),
    lowMs: integer().notNull(),
    expectedMs: integer().notNull(),
    highMs: integer(),
    refusal: text(),
    isFree: flag().notNull(),
    sketch: text().notNull(),
    outcome: text({ enum: ["served", "left"] }),
    endedAtMs: integer(),
    endedSeq: integer(),
    testSinceMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.n] })],
);

/** Agents' time online by the day (RP11): whose it was and how it went, as JSON, and from where on the stream is counted again for it. */
export const workDays = sqliteTable(
  "workDays",
  {
    desk: integer().notNull(),
    day: integer().notNull(),
    afterSeq: integer().notNull(),
    opening: text().notNull(),
    agents: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.day] })],
);

/**
 * What reports are added up from (RP6). `day` is counted from 1970-01-01 by the site's clock; `agent` is a public id, "" = the team; `sums` is JSON.
 * An agent's rows have no department (0) and no language ("").
 */
export const dailySums = sqliteTable(
  "dailySums",
  {
    desk: integer().notNull(),
    agent: text().notNull(),
    site: integer().notNull(),
    day: integer().notNull(),
    department: integer().notNull(),
    language: text().notNull(),
    sums: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.desk, table.agent, table.site, table.day, table.department, table.language],
    }),
  ],
);

/** How far the desk's stream is in `dailySums` (RP7); `uptoMs` null = older events are still being counted; `basis` is JSON: rules and clocks. */
export const countedSums = sqliteTable(
  "countedSums",
  {
    desk: integer().notNull(),
    uptoSeq: integer().notNull(),
    uptoMs: integer(),
    basis: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk] })],
);

/** What the wait model learns from: numbers without person or text, so they survive retention and erasure. */
export const waitFacts = sqliteTable(
  "waitFacts",
  {
    desk: integer().notNull(),
    deskSeq: integer().notNull(),
    kind: text().notNull(),
    line: integer().notNull(),
    agent: integer(),
    atMs: integer().notNull(),
    numbers: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.deskSeq] })],
);

// Mail.

const mailKinds = ["leftMessage", "unreadReply", "turn", "transcript"] as const;

/**
 * Mail to be sent, one row per conversation and kind: ids only. `publicId` names the asking and changes when it is asked again; `toldSeq` is the
 * place in the desk's stream up to which mail of this kind has told what happened.
 */
export const outbox = sqliteTable(
  "outbox",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    kind: text({ enum: mailKinds }).notNull(),
    publicId: text().notNull(),
    state: text({ enum: ["waiting", "done", "failed"] }).notNull(),
    queuedAtMs: integer().notNull(),
    dueAtMs: integer().notNull(),
    tries: integer().notNull(),
    toldSeq: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.kind] })],
);

/**
 * Where a visitor who is called back by Web Push is reached, for as long as they are, and the call. `kept`: nothing is to be sent. `publicId`
 * names the call and changes when they are called again.
 */
export const pushes = sqliteTable(
  "pushes",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    publicId: text().notNull(),
    state: text({ enum: ["kept", "waiting", "done", "failed"] }).notNull(),
    queuedAtMs: integer().notNull(),
    dueAtMs: integer().notNull(),
    tries: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** What was handed to the mail server of late, for the limits. `recipient` is a hash of the address. */
export const mailTries = sqliteTable(
  "mailTries",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    site: integer().notNull(),
    recipient: text().notNull(),
    what: text({ enum: ["mail", "turn", "push"] }).notNull(),
    atMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** The mailboxes that visitors named of late, to count them. `mailbox` is a hash. */
export const namedMailboxes = sqliteTable(
  "namedMailboxes",
  {
    desk: integer().notNull(),
    visitor: integer().notNull(),
    mailbox: text().notNull(),
    atMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.visitor, table.mailbox] })],
);

/** Links that lead from a mail back to its conversation; the token itself is never stored. */
export const chatLinks = sqliteTable(
  "chatLinks",
  {
    desk: integer().notNull(),
    tokenHash: text().notNull(),
    conversation: integer().notNull(),
    expiresAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.tokenHash] })],
);

/** What is out of order (M21). `site` 0 = all; `noticeSeq` is the desk's event with the owner's present words, `version` counts them. */
export const incidents = sqliteTable(
  "incidents",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().$type<`inc_${string}`>().notNull(),
    site: integer().notNull(),
    version: integer().notNull(),
    noticeSeq: integer().notNull(),
    startedAtMs: integer().notNull(),
    endedAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** Conversations that are told an incident's news; `told` is the version they were told last. */
export const incidentLinks = sqliteTable(
  "incidentLinks",
  {
    desk: integer().notNull(),
    incident: integer().notNull(),
    conversation: integer().notNull(),
    told: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.incident, table.conversation] })],
);

// Goodwill (M3).

/** What the owner set for a site. `fixedCode` null = from the pool; `emptySinceMs` since when that had none for somebody, null = it has. */
export const goodwill = sqliteTable(
  "goodwill",
  {
    desk: integer().notNull(),
    site: integer().notNull(),
    isOn: flag().notNull(),
    limitMs: integer().notNull(),
    onceInMs: integer().notNull(),
    mostPerDay: integer().notNull(),
    audience: text({ enum: ["identified", "everyone"] }).notNull(),
    words: text().notNull(),
    fixedCode: text(),
    emptySinceMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.site] })],
);

/** Each code once, on all sites together; `code` is null once it was given. */
export const goodwillCodes = sqliteTable(
  "goodwillCodes",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    site: integer().notNull(),
    codeHash: text().notNull(),
    code: text(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** Who was given one, and when. `mailbox` is a hash. */
export const goodwillGifts = sqliteTable(
  "goodwillGifts",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    site: integer().notNull(),
    visitor: integer().notNull(),
    mailbox: text(),
    atMs: integer().notNull(),
    /** Who gave it by their own judgement; null = the owner's rule did (GW1, GB1). */
    agent: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** How many codes an agent may give in thirty days; without a row none (GB1). */
export const goodwillBudgets = sqliteTable(
  "goodwillBudgets",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    codes: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent] })],
);

// Help articles (M11, M25).

/** One article of a site; what it says stands in `articleTexts`. `keeper` sees to it that it stays true and was `checkedAtMs` (AR2). */
export const articles = sqliteTable(
  "articles",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().notNull(),
    site: integer().notNull(),
    isTeamOnly: flag().notNull(),
    keeper: integer().notNull(),
    checkedAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** What an article says in one language. `page` is where it stands on the site. */
export const articleTexts = sqliteTable(
  "articleTexts",
  {
    desk: integer().notNull(),
    article: integer().notNull(),
    language: text({ enum: ["bg", "en", "fi", "lt", "nl", "ru"] }).notNull(),
    title: text().notNull(),
    text: text().notNull(),
    page: text(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.article, table.language] })],
);

/** The words an article is found by, folded (AR5). */
export const articleWords = sqliteTable(
  "articleWords",
  {
    desk: integer().notNull(),
    site: integer().notNull(),
    language: text({ enum: ["bg", "en", "fi", "lt", "nl", "ru"] }).notNull(),
    word: text().notNull(),
    article: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.desk, table.site, table.language, table.word, table.article],
    }),
  ],
);

/** How far a conversation's visitor has come with the articles they were shown (AR7). `articles` is a JSON list of their public ids. */
export const articleHelp = sqliteTable(
  "articleHelp",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    help: text({ enum: ["shown", "opened", "yes", "no"] }).notNull(),
    articles: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** Answers that agents send again and again (CR1); `site` 0 = of all. What one says stands in `cannedReplyTexts`. */
export const cannedReplies = sqliteTable(
  "cannedReplies",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().$type<CannedReplyId>().notNull(),
    site: integer().notNull(),
    kind: text().$type<CannedReplyKind>().notNull(),
    name: text().notNull(),
    keeper: integer().notNull(),
    checkedAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** One wording of a canned reply in one language. */
export const cannedReplyTexts = sqliteTable(
  "cannedReplyTexts",
  {
    desk: integer().notNull(),
    reply: integer().notNull(),
    language: text({ enum: ["bg", "en", "fi", "lt", "nl", "ru"] }).notNull(),
    variant: integer().notNull(),
    text: text().notNull(),
    /** These very words, wherever among the variants they stand: other words are another one (RF1). */
    wording: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.reply, table.language, table.variant] })],
);

/** What a canned reply is found by, folded, in the order of the names (CR4). `words` is its name and all that it says. */
export const cannedReplyWords = sqliteTable(
  "cannedReplyWords",
  {
    desk: integer().notNull(),
    site: integer().notNull(),
    name: text().notNull(),
    reply: integer().notNull(),
    words: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.site, table.name, table.reply] })],
);

/**
 * Each time a canned reply was sent (RF1), without its words and without who sent it. `askedAgain` = the visitor's next words asked something;
 * `isLatest` = neither side has written since.
 */
export const replyUses = sqliteTable(
  "replyUses",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    number: integer().notNull(),
    reply: integer().notNull(),
    language: text({ enum: ["bg", "en", "fi", "lt", "nl", "ru"] }).notNull(),
    isEdited: integer().notNull(),
    askedAgain: integer().notNull(),
    isLatest: integer().notNull(),
    atMs: integer().notNull(),
    /** What it was written from; null = not known. */
    wording: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.number] })],
);

/** The owner's lists (TG1): `site` 0 = for all. A removed one stays, for the conversations that have it. */
export const tags = sqliteTable(
  "tags",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().$type<TagId>().notNull(),
    site: integer().notNull(),
    kind: text({ enum: ["tag", "disposition"] }).notNull(),
    name: text().notNull(),
    removedAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** What a conversation is tagged with, its disposition too (TG2). */
export const conversationTags = sqliteTable(
  "conversationTags",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    tag: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.tag] })],
);

/** Which event says how a conversation ended: the latest (EN2). */
export const endings = sqliteTable(
  "endings",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    deskSeq: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** Which event holds a visitor's kind words, and whose they are (SH1); `sharedAtMs` null = they are that agent's alone. */
export const kindWords = sqliteTable(
  "kindWords",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    deskSeq: integer().notNull(),
    agent: integer().notNull(),
    sharedAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** Cases on the shelf, and which event says why: the latest (SH3). */
export const shelvedCases = sqliteTable(
  "shelvedCases",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    deskSeq: integer().notNull(),
    agent: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/**
 * Chats that an agent ended a moment ago, as they were before (UD1): who held them still holds the slot. `by` is who ended it, `endingSeq` the event of the
 * line that had been said before, null = none, and `tags` a JSON list of ids.
 */
export const lastEnds = sqliteTable(
  "lastEnds",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    by: integer().notNull(),
    atMs: integer().notNull(),
    state: text({ enum: ["assigned", "waitingOnVisitor"] }).notNull(),
    owesAnswerSinceMs: integer(),
    ratingScore: integer(),
    isSolved: flag(),
    endingSeq: integer(),
    tags: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** What agents have begun to write, each for themselves (DR1); an empty `text` = there is none any more, since `atMs`. */
export const drafts = sqliteTable(
  "drafts",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    conversation: integer().notNull(),
    kind: text({ enum: ["reply", "answers", "picked", "form", "note"] }).notNull(),
    text: text().notNull(),
    atMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent, table.conversation, table.kind] })],
);

/** Conversations that are complaints (CM1); `endedAtMs` null = it goes on. */
export const complaints = sqliteTable(
  "complaints",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    cause: text({ enum: ["marked", "lowRating", "notSolved"] }).notNull(),
    sinceMs: integer().notNull(),
    endedAtMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation] })],
);

/** What visitors asked (QU1), and what became of it: `by` and `atMs` are of the last change. The words stand in `question.added`. */
export const questions = sqliteTable(
  "questions",
  {
    desk: integer().notNull(),
    conversation: integer().notNull(),
    number: integer().notNull(),
    state: text({ enum: ["open", "answered", "dismissed", "merged"] }).notNull(),
    into: integer(),
    by: text().notNull(),
    atMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.conversation, table.number] })],
);

/** A site's logo, an agent's face (LK5). `owner` is the site's or the agent's public id, `hash` names the content, `data` is base64. */
export const pictures = sqliteTable(
  "pictures",
  {
    desk: integer().notNull(),
    owner: text().notNull(),
    hash: text().notNull(),
    kind: text({ enum: ["png", "jpeg", "webp"] }).notNull(),
    data: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.owner] })],
);

/** Append-only (R46): ids and codes, never what people typed. `detail` is a JSON object. */
export const audit = sqliteTable(
  "audit",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    atMs: integer().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** The second step of signing in (TF1). `nonce` names the secret; `sinceMs` null = no code of the app has been seen yet. */
export const secondFactors = sqliteTable(
  "secondFactors",
  {
    desk: integer().notNull(),
    account: integer().notNull(),
    nonce: text().notNull(),
    sinceMs: integer(),
    lastStep: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.account] })],
);

/** One-time codes for whoever has lost the app (TF4). */
export const recoveryCodes = sqliteTable(
  "recoveryCodes",
  {
    desk: integer().notNull(),
    account: integer().notNull(),
    codeHash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.account, table.codeHash] })],
);

/** The roles that have to have a second step (TF6). */
export const secondFactorRoles = sqliteTable(
  "secondFactorRoles",
  {
    desk: integer().notNull(),
    role: text({ enum: ["owner", "admin", "supervisor", "agent"] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.role] })],
);

/**
 * What alarms, or may soon (AL2): `site` 0 = the department's, whatever the site; `sinceMs` is when a look found it first, `raisedAtMs` null = not long
 * enough to be told yet, `calmSinceMs` null = it holds.
 */
export const alarms = sqliteTable(
  "alarms",
  {
    desk: integer().notNull(),
    site: integer().notNull(),
    department: integer().notNull(),
    kind: text().$type<AlarmKind>().notNull(),
    limitMs: integer().notNull(),
    sinceMs: integer().notNull(),
    raisedAtMs: integer(),
    calmSinceMs: integer(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.site, table.department, table.kind] })],
);

/**
 * Who has alarms mailed to them (AL6); without a row nobody asked. `toldMs` is when the newest alarm was raised of which a mail has told, `aboutMs` the same of
 * the mail begun last, whose name for the mail server is `publicId`. Before `nextAtMs` none goes.
 */
export const alarmMails = sqliteTable(
  "alarmMails",
  {
    desk: integer().notNull(),
    agent: integer().notNull(),
    choice: text().$type<AlarmMailChoice>().notNull(),
    toldMs: integer().notNull(),
    aboutMs: integer().notNull(),
    publicId: text().notNull(),
    tries: integer().notNull(),
    nextAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.agent] })],
);

/**
 * An address that is told what happens (WH1). `events` and `sites` are JSON lists, `sites` null = all. `generation` counts its secrets, which are not
 * stored; `failingSinceMs` is since when nothing came through.
 */
export const webhooks = sqliteTable(
  "webhooks",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    publicId: text().notNull(),
    url: text().notNull(),
    events: text().notNull(),
    sites: text(),
    state: text({ enum: ["on", "off", "failed"] }).notNull(),
    generation: integer().notNull(),
    previousUntilMs: integer(),
    failingSinceMs: integer(),
    createdAtMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** Up to which event of the desk's stream webhooks have been told. */
export const webhookProgress = sqliteTable("webhookProgress", {
  desk: integer().primaryKey(),
  uptoSeq: integer().notNull(),
});

/** The webhooks' outbox and its log: `dueAtMs` null = it came through (`isDelivered`) or is given up. `body` is what is sent: ids, codes and numbers. */
export const webhookDeliveries = sqliteTable(
  "webhookDeliveries",
  {
    desk: integer().notNull(),
    id: integer().notNull(),
    webhook: integer().notNull(),
    publicId: text().notNull(),
    type: text().notNull(),
    body: text().notNull(),
    atMs: integer().notNull(),
    tries: integer().notNull(),
    dueAtMs: integer(),
    isDelivered: flag().notNull(),
    outcome: text(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.id] })],
);

/** Up to which event of the desk's stream words are in the search index (SE5). The index itself is SQLite's alone: search-index.ts. */
export const searchProgress = sqliteTable("searchProgress", {
  desk: integer().primaryKey(),
  uptoSeq: integer().notNull(),
});

/** Visitors of whom something else is known than the search index has (SE6); the migration's triggers write it. */
export const searchStale = sqliteTable(
  "searchStale",
  {
    desk: integer().notNull(),
    visitor: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.visitor] })],
);

/**
 * What is still to be erased (ER3), in the order of its steps: 1 a conversation, 2 a visitor, 3 the search index, 4 the write-ahead log. `subject` is the
 * conversation's or the visitor's id, 0 for the last two. A row goes with what it stands for, so that a crash only puts it off.
 */
export const erasures = sqliteTable(
  "erasures",
  {
    desk: integer().notNull(),
    step: integer().notNull(),
    subject: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.desk, table.step, table.subject] })],
);
