-- Whether the visitor says that it was solved: null = nobody has said, 0 also once the conversation was opened again.
alter table "conversations" add column "isSolved" integer check ("isSolved" in (0, 1));
update "conversations" set "isSolved" = 0
  where ("desk", "id") in (select "desk", "conversation" from "events" where "type" = 'conversation.reopened');
