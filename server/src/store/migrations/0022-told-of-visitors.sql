-- What a page tells of a conversation and of what its visitor did, for the team alone. `attributes` and `data` are JSON, as in "people".
create table "conversationDetails" (
  "desk" integer not null,
  "conversation" integer not null,
  "attributes" text not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create table "trackedActs" (
  "desk" integer not null,
  "visitor" integer not null,
  "id" integer not null,
  "commandId" text not null,
  "name" text not null,
  "data" text not null,
  "atMs" integer not null,
  primary key ("desk", "visitor", "id"),
  foreign key ("desk", "visitor") references "visitors" ("desk", "id")
) strict, without rowid;
