-- Calls by push are counted apart from mail that calls: neither holds up the other. What was counted of the last hour is forgotten, once.
drop table "mailTries";
create table "mailTries" (
  "desk" integer not null,
  "id" integer not null,
  "site" integer not null,
  "recipient" text not null,
  "what" text not null check ("what" in ('mail', 'turn', 'push')),
  "atMs" integer not null,
  primary key ("desk", "id")
) strict, without rowid;
create index "mailTriesByTime" on "mailTries" ("desk", "atMs");
create index "mailTriesByRecipient" on "mailTries" ("desk", "recipient", "what", "atMs");
create index "mailTriesBySite" on "mailTries" ("desk", "site", "what", "atMs");
