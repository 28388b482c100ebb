-- Addresses that are told what happens. What is signed with is not here: it follows from the id, the generation and the server's own secret.
create table "webhooks" (
  "desk" integer not null references "desks" ("id"),
  "id" integer not null,
  "publicId" text not null,
  "url" text not null,
  "events" text not null,
  "sites" text,
  "state" text not null check ("state" in ('on', 'off', 'failed')),
  "generation" integer not null,
  "previousUntilMs" integer,
  "failingSinceMs" integer,
  "createdAtMs" integer not null,
  primary key ("desk", "id")
) strict, without rowid;
create unique index "webhooksByPublicId" on "webhooks" ("desk", "publicId");
-- Up to which event webhooks have been told.
create table "webhookProgress" (
  "desk" integer primary key not null references "desks" ("id"),
  "uptoSeq" integer not null
) strict, without rowid;
-- What is sent, and what became of it. No due time: it came through or is given up.
create table "webhookDeliveries" (
  "desk" integer not null,
  "id" integer not null,
  "webhook" integer not null,
  "publicId" text not null,
  "type" text not null,
  "body" text not null,
  "atMs" integer not null,
  "tries" integer not null,
  "dueAtMs" integer,
  "isDelivered" integer not null check ("isDelivered" in (0, 1)),
  "outcome" text,
  primary key ("desk", "id")
) strict;
create index "webhookDeliveriesByWebhook" on "webhookDeliveries" ("desk", "webhook", "id");
create index "webhookDeliveriesDue" on "webhookDeliveries" ("desk", "webhook", "dueAtMs", "id") where "dueAtMs" is not null;
