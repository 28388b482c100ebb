-- What pages name a department by. Those that are there are given theirs, made from their names, by the server at its start.
alter table "departments" add column "key" text;
create unique index "departmentsByKey" on "departments" ("desk", "key");
