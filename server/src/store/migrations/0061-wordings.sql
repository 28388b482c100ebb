-- Figures belong to a wording and not to its place among the others (RF1): what stands there now has an id from here on, and so has what was sent
-- since the reply was last written or read. What was sent before may have been other words: it is in no figure.
alter table "cannedReplyTexts" rename to "formerReplyTexts";
create table "cannedReplyTexts" (
  "desk" integer not null,
  "reply" integer not null,
  "language" text not null check ("language" in ('bg', 'en', 'fi', 'lt', 'nl', 'ru')),
  "variant" integer not null check ("variant" between 0 and 2),
  "text" text not null,
  "wording" integer not null,
  primary key ("desk", "reply", "language", "variant")
) strict, without rowid;
insert into "cannedReplyTexts" select "desk", "reply", "language", "variant", "text", "variant" from "formerReplyTexts";
drop table "formerReplyTexts";
alter table "replyUses" add column "wording" integer;
update "replyUses" set "wording" = "variant" where "atMs" >= (
  select "checkedAtMs" from "cannedReplies" where "cannedReplies"."desk" = "replyUses"."desk" and "cannedReplies"."id" = "replyUses"."reply"
);
alter table "replyUses" drop column "variant";
