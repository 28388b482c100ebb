-- The words of a conversation's questions are asked for with each message that has one: found among them alone, however long the conversation is.
create index "eventsOfQuestions" on "events" ("desk", "conversation") where "type" = 'question.added';
