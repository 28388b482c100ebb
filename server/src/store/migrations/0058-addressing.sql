-- How a visitor wishes to be addressed, as an agent wrote it down.
alter table "people" add column "addressing" text;
