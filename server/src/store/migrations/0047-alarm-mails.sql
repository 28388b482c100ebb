-- Who has alarms mailed to them, and how far that has come. Apart from the visitors' outbox: neither holds up the other.
create table "alarmMails" (
  "desk" integer not null,
  "agent" integer not null,
  "choice" text not null check ("choice" in ('never', 'absent', 'always')),
  "toldMs" integer not null,
  "aboutMs" integer not null,
  "publicId" text not null,
  "tries" integer not null,
  "nextAtMs" integer not null,
  primary key ("desk", "agent"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
