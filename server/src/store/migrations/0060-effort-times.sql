-- When an agent ended a chat and when it was hard are two times (LP3, LP4). Of one that was both, the time that was kept is the later of the two.
alter table "workedChats" add column "endedAtMs" integer;
alter table "workedChats" add column "hardAtMs" integer;
update "workedChats" set
  "endedAtMs" = case when "isEnded" = 1 then "atMs" end,
  "hardAtMs" = case when "isHard" = 1 then "atMs" end;
alter table "workedChats" drop column "atMs";
alter table "workedChats" drop column "isEnded";
alter table "workedChats" drop column "isHard";
