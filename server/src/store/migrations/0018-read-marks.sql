-- How far each side has read a conversation, in its public numbers. One row, not an event for each message: only the last mark is of use.
create table "readMarks" (
  "desk" integer not null,
  "conversation" integer not null,
  "deliveredSeq" integer not null,
  "agentSeq" integer not null,
  "visitorSeq" integer not null,
  primary key ("desk", "conversation"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
