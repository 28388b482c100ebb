-- How often the visitor may still say what a conversation is about: twice, and not any more once an agent has had it.
alter table "conversations" add column "topicChoicesLeft" integer;
update "conversations" set "topicChoicesLeft" = case when "acceptedAtMs" is null then 2 else 0 end;
