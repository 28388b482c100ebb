-- Small pictures that visitors see in the chat: a site's logo, an agent's face. "owner" is the site's or the agent's public id, "hash" names the
-- content, "data" is base64.
create table "pictures" (
  "desk" integer not null,
  "owner" text not null,
  "hash" text not null,
  "kind" text not null check ("kind" in ('png', 'jpeg', 'webp')),
  "data" text not null,
  primary key ("desk", "owner")
) strict, without rowid;
