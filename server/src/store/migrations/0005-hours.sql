-- When a department answers: a JSON object (week, special days, time zone); null = always.
alter table "departments" add column "hours" text;
