-- Whom to ask when a conversation of a department is escalated: an agent or a department for each step; the owner, who is last, is no row.
create table "escalationSteps" (
  "desk" integer not null,
  "department" integer not null,
  "step" integer not null,
  "agent" integer,
  "toDepartment" integer,
  primary key ("desk", "department", "step"),
  check (("agent" is null) <> ("toDepartment" is null)),
  foreign key ("desk", "department") references "departments" ("desk", "id"),
  foreign key ("desk", "agent") references "agents" ("desk", "id"),
  foreign key ("desk", "toDepartment") references "departments" ("desk", "id")
) strict, without rowid;
