-- What the team has promised to visitors and has neither kept nor taken back. A row stands as long as the promise is open.
create table "promises" (
  "desk" integer not null,
  "conversation" integer not null,
  "kind" text not null check ("kind" in ('answer', 'update', 'solution')),
  "dueAtMs" integer not null,
  "remindAtMs" integer,
  "isBroken" integer not null check ("isBroken" in (0, 1)),
  primary key ("desk", "conversation", "kind"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
