-- What a site has kept long enough is found by when it ended.
create index "conversationsKept" on "conversations" ("desk", "site", "closedAtMs") where "state" = 'closed' and "erasedAtMs" is null;
