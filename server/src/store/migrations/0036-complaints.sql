-- Conversations that are complaints: since when and why, and when somebody said that it is over.
create table "complaints" (
  "desk" integer not null,
  "conversation" integer not null,
  "cause" text not null check ("cause" in ('marked', 'lowRating', 'notSolved')),
  "sinceMs" integer not null,
  "endedAtMs" integer,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "complaintsOpen" on "complaints" ("desk", "conversation") where "endedAtMs" is null;
