-- The audit log is read by time, the latest first.
create index "auditByTime" on "audit" ("desk", "atMs");
