import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import { events, questions } from "../schema.ts";
import { statement } from "../statement.ts";

const of = { desk: questions.desk, conversation: questions.conversation };
const { desk: _desk, conversation: _conversation, ...columns } = getTableColumns(questions);

/** The questions of a conversation, in the order in which they were asked. */
export const questionsOf = statement(
  "questions of a conversation",
  of,
  (db, p) =>
    db
      .select(columns)
      .from(questions)
      .where(and(eq(questions.desk, p.desk), eq(questions.conversation, p.conversation)))
      .orderBy(asc(questions.number)),
  { index: "primary key" },
);

/** A new question, or what became of one. */
export const saveQuestion = statement("save question", getTableColumns(questions), (db, p) => {
  const { state, into, by, atMs } = p;
  return db
    .insert(questions)
    .values(p)
    .onConflictDoUpdate({
      target: [questions.desk, questions.conversation, questions.number],
      set: { state, into, by, atMs },
    });
});

/** The words of a conversation's questions: of the events that added them. */
export const wordsOfQuestions = statement(
  "words of questions",
  { desk: events.desk, conversation: events.conversation },
  (db, p) =>
    db
      .select({ text: events.text, data: events.data })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          sql`${events.type} = 'question.added'`,
        ),
      ),
  { index: "eventsOfQuestions" },
);
