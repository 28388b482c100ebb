-- Where canned replies were sent, and whether the visitor's next words asked again: no words, and no agent.
create table "replyUses" (
  "desk" integer not null,
  "conversation" integer not null,
  "number" integer not null,
  "reply" integer not null,
  "language" text not null,
  "variant" integer not null,
  "isEdited" integer not null,
  "askedAgain" integer not null,
  "isLatest" integer not null,
  "atMs" integer not null,
  primary key ("desk", "conversation", "number")
) strict, without rowid;
create index "replyUsesByTime" on "replyUses" ("desk", "atMs");
