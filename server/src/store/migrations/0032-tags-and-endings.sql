-- The owner's tags and dispositions, what is tagged with them, and which event says how a conversation ended.
create table "tags" (
  "desk" integer not null,
  "id" integer not null,
  "publicId" text not null,
  "site" integer not null,
  "kind" text not null check ("kind" in ('tag', 'disposition')),
  "name" text not null,
  "removedAtMs" integer,
  primary key ("desk", "id")
) strict, without rowid;
create unique index "tagsByPublicId" on "tags" ("desk", "publicId");
create table "conversationTags" (
  "desk" integer not null,
  "conversation" integer not null,
  "tag" integer not null,
  primary key ("desk", "conversation", "tag"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id"),
  foreign key ("desk", "tag") references "tags" ("desk", "id")
) strict, without rowid;
-- Conversations by tag, the latest at the end.
create index "conversationTagsByTag" on "conversationTags" ("desk", "tag", "conversation");
create table "endings" (
  "desk" integer not null,
  "conversation" integer not null,
  "deskSeq" integer not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
