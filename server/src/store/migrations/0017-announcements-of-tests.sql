-- What was announced in a test says so itself: the latest waits of a line are found without a look at each test that ended among them.
drop index "announcementsEnded";
alter table "announcements" add column "testSinceMs" integer;
update "announcements" set "testSinceMs" = (
    select c."testSinceMs" from "conversations" c
    where c."desk" = "announcements"."desk" and c."id" = "announcements"."conversation"
  )
  where ("desk", "conversation") in (select "desk", "id" from "conversations" where "testSinceMs" is not null);
create index "announcementsEnded" on "announcements" ("desk", "line", "endedSeq")
  where "outcome" is not null and "n" = "firstN" and "isFree" = 0 and "testSinceMs" is null;
