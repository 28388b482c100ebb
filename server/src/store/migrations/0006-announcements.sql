-- What was announced, beside what became of it. Announcements of before have no outcome and could not be scored: they stay in the events.
drop table "announcements";
create table "announcements" (
  "desk" integer not null,
  "conversation" integer not null,
  "n" integer not null,
  "firstN" integer not null,
  "deskSeq" integer not null,
  "atMs" integer not null,
  "line" integer not null,
  "place" integer not null,
  "lowMs" integer not null,
  "expectedMs" integer not null,
  "highMs" integer,
  "refusal" text,
  "isFree" integer not null check ("isFree" in (0, 1)),
  "sketch" text not null,
  "outcome" text check ("outcome" in ('served', 'left')),
  "endedAtMs" integer,
  "endedSeq" integer,
  primary key ("desk", "conversation", "n"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;

-- The waits of a line that have ended, by what was told first where no slot was free: the score and the calibration read the latest of them.
create index "announcementsEnded" on "announcements" ("desk", "line", "endedSeq")
  where "outcome" is not null and "n" = "firstN" and "isFree" = 0;
