-- Canned replies of a site, or of all of them (site 0): what is set for one, its wordings, and what it is found by (lower case, without diacritics).
create table "cannedReplies" (
  "desk" integer not null,
  "id" integer not null,
  "publicId" text not null,
  "site" integer not null,
  "kind" text not null check ("kind" in ('reply', 'greeting', 'acknowledgement', 'reassurance', 'apology', 'refusal', 'handover', 'offer', 'dataList')),
  "name" text not null,
  "keeper" integer not null,
  "checkedAtMs" integer not null,
  primary key ("desk", "id"),
  foreign key ("desk", "keeper") references "agents" ("desk", "id")
) strict, without rowid;
create unique index "cannedRepliesByPublicId" on "cannedReplies" ("desk", "publicId");
create table "cannedReplyTexts" (
  "desk" integer not null,
  "reply" integer not null,
  "language" text not null check ("language" in ('bg', 'en', 'fi', 'lt', 'nl', 'ru')),
  "variant" integer not null check ("variant" between 0 and 2),
  "text" text not null,
  primary key ("desk", "reply", "language", "variant")
) strict, without rowid;
create table "cannedReplyWords" (
  "desk" integer not null,
  "site" integer not null,
  "name" text not null,
  "reply" integer not null,
  "words" text not null,
  primary key ("desk", "site", "name", "reply")
) strict, without rowid;
