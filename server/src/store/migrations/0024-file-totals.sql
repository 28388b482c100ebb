-- What a site's files count is kept in a row: to sum them took as long as there were files. A file counts 64 KiB at least (FL5).
create table "fileTotals" (
  "desk" integer not null,
  "site" integer not null,
  "keptBytes" integer not null,
  "unsentBytes" integer not null,
  primary key ("desk", "site")
) strict, without rowid;
insert into "fileTotals" ("desk", "site", "keptBytes", "unsentBytes")
  select "desk", "site",
    sum(case when "conversation" is not null or "uploader" not like 'vis%' then case when "bytes" > 65536 then "bytes" else 65536 end else 0 end),
    sum(case when "conversation" is null and "uploader" like 'vis%' then case when "bytes" > 65536 then "bytes" else 65536 end else 0 end)
  from "files" group by "desk", "site";
drop index "filesBySite";
create index "filesUnsentByUploader" on "files" ("desk", "uploader") where "conversation" is null;
