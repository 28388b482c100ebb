-- What agents have begun to write, each for themselves. An empty text = there is none any more, since then.
create table "drafts" (
  "desk" integer not null,
  "agent" integer not null,
  "conversation" integer not null,
  "kind" text not null check ("kind" in ('reply', 'answers', 'picked', 'form', 'note')),
  "text" text not null,
  "atMs" integer not null,
  primary key ("desk", "agent", "conversation", "kind"),
  foreign key ("desk", "agent") references "agents" ("desk", "id"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
create index "draftsByConversation" on "drafts" ("desk", "conversation");
create index "draftsByTime" on "drafts" ("desk", "atMs");
