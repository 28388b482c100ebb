-- How many codes an agent may give by their own judgement in thirty days (M20); without a row none. `agent`: who gave it, null = the owner's rule for a long wait.
create table "goodwillBudgets" (
  "desk" integer not null,
  "agent" integer not null,
  "codes" integer not null,
  primary key ("desk", "agent"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
alter table "goodwillGifts" add column "agent" integer;
create index "goodwillGiftsByAgent" on "goodwillGifts" ("desk", "agent", "atMs") where "agent" is not null;
