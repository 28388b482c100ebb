-- Chats that an agent ended a moment ago, as they were before.
create table "lastEnds" (
  "desk" integer not null,
  "conversation" integer not null,
  "by" integer not null,
  "atMs" integer not null,
  "state" text not null check ("state" in ('assigned', 'waitingOnVisitor')),
  "owesAnswerSinceMs" integer,
  "ratingScore" integer,
  "isSolved" integer,
  "endingSeq" integer,
  "tags" text not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id"),
  foreign key ("desk", "by") references "agents" ("desk", "id")
) strict, without rowid;
create index "lastEndsByTime" on "lastEnds" ("desk", "atMs");
