-- A third way of being called back: Web Push. A check cannot be changed, so the column is made anew, at the end of its table.
drop index "conversationsCalledBack";
alter table "conversations" rename column "callback" to "formerCallback";
alter table "conversations" add column "callback" text check ("callback" in ('email', 'notice', 'push'));
update "conversations" set "callback" = "formerCallback" where "formerCallback" is not null;
alter table "conversations" drop column "formerCallback";
create index "conversationsCalledBack" on "conversations" ("desk", "line", "priority" desc, "isReturned" desc, "rankMs", "id")
  where "state" = 'queued' and "isReachable" = 0 and "callback" is not null;

-- Where a visitor's browser is reached, and the call that is to be sent there: gone with the wait. What it says is written when it is sent.
create table "pushes" (
  "desk" integer not null,
  "conversation" integer not null,
  "endpoint" text not null,
  "p256dh" text not null,
  "auth" text not null,
  "publicId" text not null,
  "state" text not null check ("state" in ('kept', 'waiting', 'done', 'failed')),
  "queuedAtMs" integer not null,
  "dueAtMs" integer not null,
  "tries" integer not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "pushesByDue" on "pushes" ("desk", "dueAtMs") where "state" = 'waiting';
