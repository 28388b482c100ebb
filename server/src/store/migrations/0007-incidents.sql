-- Incidents (M21). `site` 0 = all of them; `noticeSeq` is the event of the desk that holds the owner's present words, `version` counts them.
create table "incidents" (
  "desk" integer not null references "desks" ("id"),
  "id" integer not null,
  "publicId" text not null,
  "site" integer not null,
  "version" integer not null,
  "noticeSeq" integer not null,
  "startedAtMs" integer not null,
  "endedAtMs" integer,
  primary key ("desk", "id")
) strict, without rowid;
-- One at a time for a site, and one for all.
create unique index "incidentsOpen" on "incidents" ("desk", "site") where "endedAtMs" is null;

-- Conversations that are told of an incident's news; `told` is the last version they were.
create table "incidentLinks" (
  "desk" integer not null,
  "incident" integer not null,
  "conversation" integer not null,
  "told" integer not null,
  primary key ("desk", "incident", "conversation"),
  foreign key ("desk", "incident") references "incidents" ("desk", "id"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "incidentLinksUntold" on "incidentLinks" ("desk", "incident", "told", "conversation");
