-- What visitors asked: a row for each question of a conversation, and what became of it. Its words stand in the event that added it.
create table "questions" (
  "desk" integer not null,
  "conversation" integer not null,
  "number" integer not null,
  "state" text not null check ("state" in ('open', 'answered', 'dismissed', 'merged')),
  "into" integer check (("into" is not null) = ("state" = 'merged')),
  "by" text not null,
  "atMs" integer not null,
  primary key ("desk", "conversation", "number"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
