-- How long agents were online on each day, and with how much in hand (RP11); what was so when the day began, and the last event before it.
create table "workDays" (
  "desk" integer not null,
  "day" integer not null,
  "afterSeq" integer not null,
  "opening" text not null,
  "agents" text not null,
  primary key ("desk", "day")
) strict;
