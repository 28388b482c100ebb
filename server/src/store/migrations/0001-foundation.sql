-- The foundation. One text for both engines: only integer and text, no engine's own functions. What PostgreSQL says otherwise (bigint,
-- no STRICT, no WITHOUT ROWID) is derived from this text by postgres-migrations.ts.
-- What is only ever appended under the desk's lock (events, facts, audit, deadlines) carries no reference to the desk: a look-up per row
-- that could never fail.
-- Tables with short rows are WITHOUT ROWID (one tree instead of two); events and conversations have rows too long for that to pay.

create table "desks" (
  "id" integer primary key not null,
  "lastSeq" integer not null,
  "lastId" integer not null
) strict;

insert into "desks" ("id", "lastSeq", "lastId") values (1, 0, 0);

-- Directory: found before the desk is known.

create table "sites" (
  "id" integer primary key not null,
  "desk" integer not null references "desks" ("id"),
  "publicId" text not null,
  "name" text not null,
  "origins" text not null,
  "timeZone" text not null,
  "department" integer not null,
  "isAutoAccept" integer not null check ("isAutoAccept" in (0, 1)),
  "settings" text not null,
  "createdAtMs" integer not null
) strict;
create unique index "sitesByPublicId" on "sites" ("publicId");
create index "sitesByDesk" on "sites" ("desk", "id");

create table "accounts" (
  "id" integer primary key not null,
  "desk" integer not null references "desks" ("id"),
  "email" text not null,
  "name" text not null,
  "passwordHash" text,
  "state" text not null check ("state" in ('active', 'disabled')),
  "createdAtMs" integer not null
) strict;
create unique index "accountsByEmail" on "accounts" ("email");
create index "accountsByDesk" on "accounts" ("desk", "id");

create table "sessions" (
  "tokenHash" text primary key not null,
  "kind" text not null check ("kind" in ('visitor', 'account')),
  "desk" integer not null references "desks" ("id"),
  "subject" integer not null,
  "site" integer,
  "createdAtMs" integer not null,
  "lastUsedAtMs" integer not null,
  "expiresAtMs" integer not null,
  "previousHash" text,
  "previousUntilMs" integer
) strict, without rowid;
create unique index "sessionsByPreviousHash" on "sessions" ("previousHash") where "previousHash" is not null;
create index "sessionsBySubject" on "sessions" ("desk", "kind", "subject");
create index "sessionsByExpiry" on "sessions" ("expiresAtMs");

create table "invites" (
  "tokenHash" text primary key not null,
  "kind" text not null check ("kind" in ('invite', 'reset', 'setup')),
  "desk" integer not null references "desks" ("id"),
  "email" text not null,
  "role" text not null check ("role" in ('owner', 'admin', 'supervisor', 'agent')),
  "site" integer not null,
  "maker" integer,
  "createdAtMs" integer not null,
  "expiresAtMs" integer not null
) strict, without rowid;
create index "invitesByEmail" on "invites" ("desk", "email", "kind");

-- The team.

create table "departments" (
  "desk" integer not null references "desks" ("id"),
  "id" integer not null,
  "publicId" text not null,
  "name" text not null,
  primary key ("desk", "id")
) strict, without rowid;
create unique index "departmentsByPublicId" on "departments" ("desk", "publicId");

create table "lines" (
  "desk" integer not null,
  "id" integer not null,
  "department" integer not null,
  "language" text not null,
  primary key ("desk", "id"),
  foreign key ("desk", "department") references "departments" ("desk", "id")
) strict, without rowid;
create unique index "linesByDepartment" on "lines" ("desk", "department", "language");

create table "agents" (
  "desk" integer not null references "desks" ("id"),
  "id" integer not null,
  "account" integer not null references "accounts" ("id"),
  "publicId" text not null,
  "name" text not null,
  "availability" text not null check ("availability" in ('online', 'away', 'break')),
  "presence" text not null check ("presence" in ('connected', 'reconnecting', 'offline')),
  "capacity" integer not null check ("capacity" between 0 and 50),
  "idleSinceMs" integer not null,
  "language" text not null,
  "timeZone" text not null,
  primary key ("desk", "id")
) strict, without rowid;
create unique index "agentsByPublicId" on "agents" ("desk", "publicId");
create unique index "agentsByAccount" on "agents" ("desk", "account");
create index "agentsByAvailability" on "agents" ("desk", "availability", "idleSinceMs");

create table "agentLines" (
  "desk" integer not null,
  "agent" integer not null,
  "line" integer not null,
  primary key ("desk", "agent", "line"),
  foreign key ("desk", "agent") references "agents" ("desk", "id"),
  foreign key ("desk", "line") references "lines" ("desk", "id")
) strict, without rowid;
create index "agentLinesByLine" on "agentLines" ("desk", "line", "agent");

create table "roles" (
  "desk" integer not null references "desks" ("id"),
  "account" integer not null references "accounts" ("id"),
  "site" integer not null,
  "role" text not null check ("role" in ('owner', 'admin', 'supervisor', 'agent')),
  primary key ("desk", "account", "site")
) strict, without rowid;

-- Visitors.

create table "visitors" (
  "desk" integer not null references "desks" ("id"),
  "id" integer not null,
  "site" integer not null references "sites" ("id"),
  "publicId" text not null,
  "verifiedSub" text,
  "presence" text not null check ("presence" in ('present', 'silent', 'absent')),
  "language" text not null,
  "timeZone" text not null,
  "createdAtMs" integer not null,
  "lastSeenAtMs" integer not null,
  primary key ("desk", "id")
) strict, without rowid;
create unique index "visitorsByPublicId" on "visitors" ("desk", "publicId");
create unique index "visitorsByVerifiedSub" on "visitors" ("desk", "site", "verifiedSub") where "verifiedSub" is not null;

create table "people" (
  "desk" integer not null,
  "visitor" integer not null,
  "name" text,
  "email" text,
  "page" text,
  "referrer" text,
  "title" text,
  "attributes" text not null,
  "userAgent" text,
  primary key ("desk", "visitor"),
  foreign key ("desk", "visitor") references "visitors" ("desk", "id")
) strict;
create index "peopleByEmail" on "people" ("desk", "email") where "email" is not null;

-- Conversations and the queue.

create table "conversations" (
  "desk" integer not null,
  "id" integer not null,
  "publicId" text not null,
  "site" integer not null references "sites" ("id"),
  "visitor" integer not null,
  "line" integer not null,
  "state" text not null check ("state" in ('queued', 'offered', 'assigned', 'waitingOnVisitor', 'closed', 'messageLeft')),
  "priority" integer not null,
  "isReturned" integer not null check ("isReturned" in (0, 1)),
  "rankMs" integer not null,
  "queuedAtMs" integer not null,
  "isReachable" integer not null check ("isReachable" in (0, 1)),
  "preferredAgent" integer,
  "agent" integer,
  "owesAnswerSinceMs" integer,
  "promisedAnswerByMs" integer,
  "transferCount" integer not null,
  "language" text not null,
  "timeZone" text not null,
  "createdAtMs" integer not null,
  "firstMessageAtMs" integer,
  "acceptedAtMs" integer,
  "firstResponseAtMs" integer,
  "closedAtMs" integer,
  "closedBy" text check ("closedBy" in ('visitor', 'agent', 'silence')),
  "ratingScore" integer,
  "lastPublicSeq" integer not null,
  "lastDeskSeq" integer not null,
  primary key ("desk", "id"),
  foreign key ("desk", "visitor") references "visitors" ("desk", "id"),
  foreign key ("desk", "line") references "lines" ("desk", "id"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict;
create unique index "conversationsByPublicId" on "conversations" ("desk", "publicId");
create index "conversationsByVisitor" on "conversations" ("desk", "visitor", "id");
-- Who is next in a line: its first row.
create index "conversationsLineHead" on "conversations" ("desk", "line", "priority" desc, "isReturned" desc, "rankMs", "id")
  where "state" = 'queued' and "isReachable" = 1;
-- Its twin for places: everyone who stands in the line, reachable or not.
create index "conversationsPlaces" on "conversations" ("desk", "line", "priority" desc, "isReturned" desc, "rankMs", "id")
  where "state" = 'queued';
create index "conversationsByAgent" on "conversations" ("desk", "agent", "id") where "agent" is not null;
create index "conversationsOpen" on "conversations" ("desk", "state", "id") where "state" <> 'closed';
create index "conversationsUnanswered" on "conversations" ("desk", "owesAnswerSinceMs", "id") where "owesAnswerSinceMs" is not null;

create table "slots" (
  "desk" integer not null,
  "agent" integer not null,
  "slot" integer not null check ("slot" >= 1),
  "conversation" integer not null,
  "kind" text not null check ("kind" in ('offer', 'chat', 'wrapUp')),
  "sinceMs" integer not null,
  primary key ("desk", "agent", "slot"),
  foreign key ("desk", "agent") references "agents" ("desk", "id"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
-- A conversation has at most one offer and one chat (R10); wrap-ups may pile up.
create unique index "slotsByConversation" on "slots" ("desk", "conversation", "kind") where "kind" <> 'wrapUp';

create table "events" (
  "desk" integer not null,
  "conversation" integer not null,
  "deskSeq" integer not null,
  "publicId" text not null,
  "publicSeq" integer,
  "type" text not null,
  "actor" text not null,
  "commandId" text,
  "atMs" integer not null,
  "text" text,
  "data" text not null,
  primary key ("desk", "conversation", "deskSeq")
) strict;
create unique index "eventsByDeskSeq" on "events" ("desk", "deskSeq");
create unique index "eventsByPublicSeq" on "events" ("desk", "conversation", "publicSeq") where "publicSeq" is not null;
create unique index "eventsByCommand" on "events" ("desk", "actor", "commandId") where "commandId" is not null;

create table "deadlines" (
  "desk" integer not null,
  "kind" text not null,
  "subject" integer not null,
  "dueAtMs" integer not null,
  primary key ("desk", "kind", "subject")
) strict, without rowid;
create index "deadlinesByDue" on "deadlines" ("desk", "dueAtMs");

-- The wait.

create table "announcements" (
  "desk" integer not null,
  "conversation" integer not null,
  "n" integer not null,
  "deskSeq" integer not null,
  "atMs" integer not null,
  "lowMs" integer not null,
  "highMs" integer,
  "sketch" text not null,
  "outcome" text,
  primary key ("desk", "conversation", "n"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;

create table "waitFacts" (
  "desk" integer not null,
  "deskSeq" integer not null,
  "kind" text not null,
  "line" integer not null,
  "agent" integer,
  "atMs" integer not null,
  "numbers" text not null,
  primary key ("desk", "deskSeq")
) strict, without rowid;
create index "waitFactsByLine" on "waitFacts" ("desk", "line", "deskSeq");

create table "audit" (
  "desk" integer not null,
  "id" integer not null,
  "atMs" integer not null,
  "actor" text not null,
  "action" text not null,
  "subject" text not null,
  "detail" text not null,
  primary key ("desk", "id")
) strict, without rowid;
