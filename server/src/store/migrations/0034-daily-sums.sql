-- What reports are added up from (RP6): for each day by a site's clock the sums of the conversations that began on it, by department and language, and of
-- each agent ("" = the team). A year is some thousand rows, whatever came in.
create table "dailySums" (
  "desk" integer not null,
  "agent" text not null,
  "site" integer not null,
  "day" integer not null,
  "department" integer not null,
  "language" text not null,
  "sums" text not null,
  primary key ("desk", "agent", "site", "day", "department", "language")
) strict;
create index "dailySumsOfDay" on "dailySums" ("desk", "site", "day");
-- How far the desk's stream has been counted, and by which clocks.
create table "countedSums" (
  "desk" integer not null,
  "uptoSeq" integer not null,
  "uptoMs" integer,
  "basis" text not null,
  primary key ("desk")
) strict, without rowid;
