-- When an agent works, where a supervisor has said so: a JSON object like a department's hours. Without a row nobody has.
create table "agentHours" (
  "desk" integer not null,
  "agent" integer not null,
  "hours" text not null,
  primary key ("desk", "agent"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
