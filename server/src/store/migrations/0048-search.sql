-- What people wrote and are known by, as it is looked through. SQLite's alone: no other engine has this index yet.
-- Without the texts themselves. A row's number says whose words they are: the conversation's id in the upper half, the event's place in the desk's
-- stream in the lower one, 0 for what its visitor is known by. So the index needs no table beside it, and its order is the results'.
create virtual table "searchTexts" using fts5(
  "text",
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 0',
  prefix = '1 2 3'
);
-- Up to which event of the desk's stream words are in the index.
create table "searchProgress" (
  "desk" integer primary key not null references "desks" ("id"),
  "uptoSeq" integer not null
) strict, without rowid;
-- Visitors of whom something else is known than the index has.
create table "searchStale" (
  "desk" integer not null,
  "visitor" integer not null,
  primary key ("desk", "visitor")
) strict, without rowid;
-- What is blanked, changed or moved leaves the index in the same transaction, whoever does it.
create trigger "searchTextsLeaveWithText" after update of "text" on "events" when new."text" is not old."text" begin
  delete from "searchTexts" where rowid = (old."conversation" << 32) | old."deskSeq";
end;
create trigger "searchTextsLeaveWithEvent" after delete on "events" begin
  delete from "searchTexts" where rowid = (old."conversation" << 32) | old."deskSeq";
end;
create trigger "searchTextsLeaveWithPerson" after update of "name", "email", "phone", "verifiedName", "verifiedEmail" on "people"
when new."name" is not old."name" or new."email" is not old."email" or new."phone" is not old."phone"
  or new."verifiedName" is not old."verifiedName" or new."verifiedEmail" is not old."verifiedEmail" begin
  delete from "searchTexts" where rowid in
    (select "id" << 32 from "conversations" where "desk" = old."desk" and "visitor" = old."visitor");
  insert or ignore into "searchStale" ("desk", "visitor") values (new."desk", new."visitor");
end;
create trigger "searchTextsLeaveWithPersonGone" after delete on "people" begin
  delete from "searchTexts" where rowid in
    (select "id" << 32 from "conversations" where "desk" = old."desk" and "visitor" = old."visitor");
end;
create trigger "searchTextsLeaveWithVisitor" after update of "visitor" on "conversations" when new."visitor" <> old."visitor" begin
  delete from "searchTexts" where rowid = old."id" << 32;
  insert or ignore into "searchStale" ("desk", "visitor") values (new."desk", new."visitor");
end;
