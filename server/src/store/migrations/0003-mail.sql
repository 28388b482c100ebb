-- Mail that is to be sent: ids only. What a mail says, and to whom, is read when it is sent, so that erasing a conversation empties its mail
-- too. One row per conversation and kind: what is asked for again while it waits is one mail.
create table "outbox" (
  "desk" integer not null,
  "conversation" integer not null,
  "kind" text not null check ("kind" in ('leftMessage', 'unreadReply', 'turn')),
  "publicId" text not null,
  "state" text not null check ("state" in ('waiting', 'done', 'failed')),
  "queuedAtMs" integer not null,
  "dueAtMs" integer not null,
  "tries" integer not null,
  "toldSeq" integer not null,
  primary key ("desk", "conversation", "kind"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "outboxByDue" on "outbox" ("desk", "dueAtMs") where "state" = 'waiting';

-- What was handed to the mail server in the last hour, for the limits: of the address only a hash.
create table "mailTries" (
  "desk" integer not null,
  "id" integer not null,
  "site" integer not null,
  "recipient" text not null,
  "atMs" integer not null,
  primary key ("desk", "id")
) strict, without rowid;
create index "mailTriesByTime" on "mailTries" ("desk", "atMs");
create index "mailTriesByRecipient" on "mailTries" ("desk", "recipient", "atMs");
create index "mailTriesBySite" on "mailTries" ("desk", "site", "atMs");

-- Links in mail that lead back to a conversation: of the token only its hash.
create table "chatLinks" (
  "desk" integer not null,
  "tokenHash" text not null,
  "conversation" integer not null,
  "expiresAtMs" integer not null,
  primary key ("desk", "tokenHash"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "chatLinksByExpiry" on "chatLinks" ("desk", "expiresAtMs");
