-- What whoever directs is to look at, or may have to soon: a row from the first look that finds it until it has been over for a while. Site 0 = the department's, whatever the site.
create table "alarms" (
  "desk" integer not null,
  "site" integer not null,
  "department" integer not null,
  "kind" text not null check ("kind" in ('waiting', 'unstaffed', 'promise', 'answer')),
  "limitMs" integer not null,
  "sinceMs" integer not null,
  "raisedAtMs" integer,
  "calmSinceMs" integer,
  primary key ("desk", "site", "department", "kind"),
  foreign key ("desk", "department") references "departments" ("desk", "id")
) strict, without rowid;
