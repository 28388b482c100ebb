-- On which page a conversation began, without what may name a person in it: for what people ask, and from where.
create table "conversationPages" (
  "desk" integer not null,
  "conversation" integer not null,
  "page" text not null,
  primary key ("desk", "conversation")
) strict, without rowid;
