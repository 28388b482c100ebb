-- Since when a conversation is marked as a test, which stays out of every figure. To count those of a site that are none, no row is read.
alter table "conversations" add column "testSinceMs" integer;
create index "conversationsTests" on "conversations" ("desk", "id") where "testSinceMs" is not null;
drop index "conversationsBySite";
create index "conversationsBySite" on "conversations" ("desk", "site", "createdAtMs", "testSinceMs");
