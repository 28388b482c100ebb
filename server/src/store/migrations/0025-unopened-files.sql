-- A conversation's line in the list says that its visitor sent a file that nobody has looked at (FL6, M5). Agents' own files are never opened, so they
-- stand in it, too: a handful in a conversation.
create index "filesUnopened" on "files" ("desk", "conversation") where "openedAtMs" is null;
