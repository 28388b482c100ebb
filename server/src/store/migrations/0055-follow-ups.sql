-- A follow-up, to ask whether it is solved still, is a promise of a kind of its own.
create table "promisesAnew" (
  "desk" integer not null,
  "conversation" integer not null,
  "kind" text not null check ("kind" in ('answer', 'update', 'solution', 'followUp')),
  "dueAtMs" integer not null,
  "remindAtMs" integer,
  "isBroken" integer not null check ("isBroken" in (0, 1)),
  primary key ("desk", "conversation", "kind"),
  foreign key ("desk", "conversation") references "conversations" ("desk", "id")
) strict, without rowid;
insert into "promisesAnew"
  select "desk", "conversation", "kind", "dueAtMs", "remindAtMs", "isBroken" from "promises";
drop table "promises";
alter table "promisesAnew" rename to "promises";
