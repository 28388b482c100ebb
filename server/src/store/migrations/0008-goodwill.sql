-- What an owner gives those who wait too long (M3), as they set it for a site. `emptySinceMs`: since when the pool has had no code for somebody.
create table "goodwill" (
  "desk" integer not null references "desks" ("id"),
  "site" integer not null,
  "isOn" integer not null check ("isOn" in (0, 1)),
  "limitMs" integer not null,
  "onceInMs" integer not null,
  "mostPerDay" integer not null,
  "audience" text not null check ("audience" in ('identified', 'everyone')),
  "words" text not null,
  "fixedCode" text,
  "emptySinceMs" integer,
  primary key ("desk", "site")
) strict, without rowid;

-- The pool. A code is given once, ever: the row of a code that was given stays with its hash alone, so that it is known when it is pasted
-- again, and the code itself stands in the conversation's event and nowhere else.
create table "goodwillCodes" (
  "desk" integer not null,
  "id" integer not null,
  "site" integer not null,
  "codeHash" text not null,
  "code" text,
  primary key ("desk", "id")
) strict, without rowid;
create unique index "goodwillCodesOnce" on "goodwillCodes" ("desk", "codeHash");
create index "goodwillCodesLeft" on "goodwillCodes" ("desk", "site", "id") where "code" is not null;

-- Who was given one: once for a conversation. `mailbox` is a hash of the one they claimed, null without.
create table "goodwillGifts" (
  "desk" integer not null,
  "conversation" integer not null,
  "site" integer not null,
  "visitor" integer not null,
  "mailbox" text,
  "atMs" integer not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "goodwillGiftsBySite" on "goodwillGifts" ("desk", "site", "atMs");
create index "goodwillGiftsByVisitor" on "goodwillGifts" ("desk", "visitor", "atMs");
create index "goodwillGiftsByMailbox" on "goodwillGifts" ("desk", "site", "mailbox", "atMs") where "mailbox" is not null;
