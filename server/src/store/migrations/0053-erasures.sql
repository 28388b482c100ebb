-- Not null = kept for the figures alone.
alter table "conversations" add column "erasedAtMs" integer;
-- What is still to be erased, so that a crash only puts it off.
create table "erasures" (
  "desk" integer not null,
  "step" integer not null,
  "subject" integer not null,
  primary key ("desk", "step", "subject")
) strict, without rowid;
-- The files of one conversation, to be erased with it.
create index "filesByConversation" on "files" ("desk", "conversation") where "conversation" is not null;
