-- A visitor who keeps the place and is called when it is their turn. `turnUntilMs`: until when they have to come, once they are called.
alter table "conversations" add column "callback" text check ("callback" in ('email', 'notice'));
alter table "conversations" add column "turnUntilMs" integer;
alter table "conversations" add column "turnExtensions" integer;

-- Who is called back, away, and next in a line: routing looks here before it gives a slot to somebody who stands behind.
create index "conversationsCalledBack" on "conversations" ("desk", "line", "priority" desc, "isReturned" desc, "rankMs", "id")
  where "state" = 'queued' and "isReachable" = 0 and "callback" is not null;
