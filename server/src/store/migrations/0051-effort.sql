-- What protects agents: newcomers, with how many chats at once they are to carry in the end and how many they have ended; and the chats
-- that agents ended in the last three hours, with those that were hard.
create table "newcomers" (
  "desk" integer not null,
  "agent" integer not null,
  "upTo" integer not null,
  "ended" integer not null,
  primary key ("desk", "agent"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;

create table "workedChats" (
  "desk" integer not null,
  "agent" integer not null,
  "conversation" integer not null,
  "atMs" integer not null,
  "isEnded" integer not null,
  "isHard" integer not null,
  primary key ("desk", "agent", "conversation"),
  foreign key ("desk", "agent") references "agents" ("desk", "id")
) strict, without rowid;
