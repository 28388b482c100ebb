-- Mail that calls somebody to their turn has limits of its own and goes first. What was counted of the last hour is forgotten, once.
drop table "mailTries";
create table "mailTries" (
  "desk" integer not null,
  "id" integer not null,
  "site" integer not null,
  "recipient" text not null,
  "isCall" integer not null check ("isCall" in (0, 1)),
  "atMs" integer not null,
  primary key ("desk", "id")
) strict, without rowid;
create index "mailTriesByTime" on "mailTries" ("desk", "atMs");
create index "mailTriesByRecipient" on "mailTries" ("desk", "recipient", "isCall", "atMs");
create index "mailTriesBySite" on "mailTries" ("desk", "site", "isCall", "atMs");

create index "outboxCallsByDue" on "outbox" ("desk", "dueAtMs") where "state" = 'waiting' and "kind" = 'turn';
