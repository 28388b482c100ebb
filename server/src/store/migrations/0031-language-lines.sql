-- Lines of a department for a language of their own. What there was is the line of every language, whatever it was called.
update "lines" set "language" = '*';
-- Which languages the owner wants a line of their own for; a line that is wanted no longer stays for who waits in it.
create table "departmentLanguages" (
  "desk" integer not null,
  "department" integer not null,
  "language" text not null,
  primary key ("desk", "department", "language"),
  foreign key ("desk", "department") references "departments" ("desk", "id")
) strict, without rowid;
-- What agents speak with visitors, as far as it was said.
create table "agentLanguages" (
  "desk" integer not null,
  "language" text not null,
  "agent" integer not null,
  primary key ("desk", "language", "agent"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
create index "agentLanguagesByAgent" on "agentLanguages" ("desk", "agent");
