-- Help articles of a site: what is set for one, what it says in each language, and the words it is found by (lower case, without diacritics).
create table "articles" (
  "desk" integer not null,
  "id" integer not null,
  "publicId" text not null,
  "site" integer not null references "sites" ("id"),
  "isTeamOnly" integer not null check ("isTeamOnly" in (0, 1)),
  "keeper" integer not null,
  "checkedAtMs" integer not null,
  primary key ("desk", "id"),
  foreign key ("desk", "keeper") references "agents" ("desk", "id")
) strict, without rowid;
create unique index "articlesByPublicId" on "articles" ("desk", "publicId");
create index "articlesBySite" on "articles" ("desk", "site", "id");
create table "articleTexts" (
  "desk" integer not null,
  "article" integer not null,
  "language" text not null check ("language" in ('bg', 'en', 'fi', 'lt', 'nl', 'ru')),
  "title" text not null,
  "text" text not null,
  "page" text,
  primary key ("desk", "article", "language")
) strict, without rowid;
create table "articleWords" (
  "desk" integer not null,
  "site" integer not null,
  "language" text not null,
  "word" text not null,
  "article" integer not null,
  primary key ("desk", "site", "language", "word", "article")
) strict, without rowid;
create index "articleWordsByArticle" on "articleWords" ("desk", "article");
-- How far a visitor has come with what they were shown; once for a conversation.
create table "articleHelp" (
  "desk" integer not null,
  "conversation" integer not null,
  "help" text not null check ("help" in ('shown', 'opened', 'yes', 'no')),
  "articles" text not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
