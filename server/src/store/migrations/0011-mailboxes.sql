-- The mailboxes a visitor named of late, as hashes, to count them: an address is a stranger's as easily as their own.
create table "namedMailboxes" (
  "desk" integer not null,
  "visitor" integer not null,
  "mailbox" text not null,
  "atMs" integer not null,
  primary key ("desk", "visitor", "mailbox"),
  foreign key ("desk", "visitor") references "visitors" ("desk", "id")
) strict, without rowid;
create index "namedMailboxesByVisitor" on "namedMailboxes" ("desk", "visitor", "atMs");
create index "namedMailboxesByTime" on "namedMailboxes" ("desk", "atMs");
