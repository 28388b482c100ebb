-- A session that the link of a mail opened remembers which: the link's end is its own, and so is what ends the link. Null = any other session.
alter table "sessions" add column "byLink" text;

-- The links of a conversation, for when they end before their time.
create index "chatLinksByConversation" on "chatLinks" ("desk", "conversation");
