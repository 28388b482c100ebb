-- Since when agents have been at work without a pause, and since when they rest.
create table "workSpans" (
  "desk" integer not null,
  "agent" integer not null,
  "sinceMs" integer not null,
  "restSinceMs" integer,
  primary key ("desk", "agent"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
