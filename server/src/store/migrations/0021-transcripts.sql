-- Mail that brings the visitor what was said is of a kind of its own.
create table "outboxAnew" (
  "desk" integer not null,
  "conversation" integer not null,
  "kind" text not null check ("kind" in ('leftMessage', 'unreadReply', 'turn', 'transcript')),
  "publicId" text not null,
  "state" text not null check ("state" in ('waiting', 'done', 'failed')),
  "queuedAtMs" integer not null,
  "dueAtMs" integer not null,
  "tries" integer not null,
  "toldSeq" integer not null,
  primary key ("desk", "conversation", "kind"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
insert into "outboxAnew"
  select "desk", "conversation", "kind", "publicId", "state", "queuedAtMs", "dueAtMs", "tries", "toldSeq" from "outbox";
drop table "outbox";
alter table "outboxAnew" rename to "outbox";
create index "outboxByDue" on "outbox" ("desk", "dueAtMs") where "state" = 'waiting';
create index "outboxCallsByDue" on "outbox" ("desk", "dueAtMs") where "state" = 'waiting' and "kind" = 'turn';
