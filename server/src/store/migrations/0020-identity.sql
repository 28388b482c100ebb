-- Who a site's own server says that a visitor is, signed. The keys it signs with are not here: each follows from its id and the server's own secret.
create table "identityKeys" (
  "desk" integer not null,
  "site" integer not null references "sites" ("id"),
  "publicId" text not null,
  "createdAtMs" integer not null,
  "shownAtMs" integer,
  primary key ("desk", "site", "publicId")
) strict, without rowid;
-- Until when who holds the session counts as that person.
alter table "sessions" add column "verifiedUntilMs" integer;
-- When the latest identity that was taken was signed, by the site's clock, and up to which none is taken any more.
alter table "visitors" add column "signedAtMs" integer;
alter table "visitors" add column "signedOutAtMs" integer;
-- What was signed stands apart from what is claimed.
alter table "people" add column "verifiedName" text;
alter table "people" add column "verifiedEmail" text;
