-- Files of messages. What is in one lies under its public id in the folder "files" beside the database; its name, which somebody typed, stands here
-- alone. Without a conversation it was uploaded and not sent.
create table "files" (
  "desk" integer not null,
  "id" integer not null,
  "publicId" text not null,
  "site" integer not null,
  "uploader" text not null,
  "conversation" integer,
  "name" text not null,
  "kind" text not null check ("kind" in ('png', 'jpeg', 'gif', 'webp', 'pdf', 'txt')),
  "bytes" integer not null check ("bytes" > 0),
  "width" integer,
  "height" integer,
  "createdAtMs" integer not null,
  "openedAtMs" integer,
  primary key ("desk", "id"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create unique index "filesByPublicId" on "files" ("desk", "publicId");
create index "filesByUploader" on "files" ("desk", "uploader", "createdAtMs", "bytes");
create index "filesBySite" on "files" ("desk", "site", "bytes");
create index "filesUnsent" on "files" ("desk", "createdAtMs") where "conversation" is null;
