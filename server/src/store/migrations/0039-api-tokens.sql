-- What programs come in with; the secret itself is not here. Found before the desk is known.
create table "apiTokens" (
  "tokenHash" text primary key not null,
  "desk" integer not null references "desks" ("id"),
  "publicId" text not null,
  "name" text not null,
  "scopes" text not null,
  "sites" text,
  "agent" integer,
  "createdAtMs" integer not null,
  "expiresAtMs" integer,
  "lastUsedAtMs" integer
) strict, without rowid;
create unique index "apiTokensByPublicId" on "apiTokens" ("desk", "publicId");
-- A site's conversations, the newest first, a page at a time.
create index "conversationsOfSite" on "conversations" ("desk", "site", "id");
