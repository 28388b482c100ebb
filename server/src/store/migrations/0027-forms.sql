-- The latest small form of a conversation; a number given in one stands on the card, beside name and address.
create table "forms" (
  "desk" integer not null,
  "conversation" integer not null,
  "form" text not null,
  "fields" text not null,
  "isOpen" integer not null check ("isOpen" in (0, 1)),
  "isBefore" integer not null check ("isBefore" in (0, 1)),
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
alter table "people" add column "phone" text;
-- When the site asked a visitor before a chat; null = never.
alter table "people" add column "askedAtMs" integer;
