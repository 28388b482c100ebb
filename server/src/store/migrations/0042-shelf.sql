-- Visitors' kind words, and cases that others can learn from.
create table "kindWords" (
  "desk" integer not null,
  "conversation" integer not null,
  "deskSeq" integer not null,
  "agent" integer not null,
  "sharedAtMs" integer,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
create index "kindWordsOfAgent" on "kindWords" ("desk", "agent", "deskSeq");
create index "kindWordsShared" on "kindWords" ("desk", "deskSeq") where "sharedAtMs" is not null;
create table "shelvedCases" (
  "desk" integer not null,
  "conversation" integer not null,
  "deskSeq" integer not null,
  "agent" integer not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
create index "shelvedCasesLatest" on "shelvedCases" ("desk", "deskSeq");
