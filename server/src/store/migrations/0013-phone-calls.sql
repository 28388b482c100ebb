-- Calls that are owed to visitors who left a number. A row stands as long as the call is owed; the number stands nowhere else.
create table "phoneCalls" (
  "desk" integer not null,
  "conversation" integer not null,
  "phone" text not null,
  "dueAtMs" integer not null,
  "tries" integer not null check ("tries" >= 0),
  "agent" integer,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
