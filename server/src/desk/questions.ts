import {
  type AgentCommand,
  cleanText,
  type CommandOf,
  DeskError,
  MAX_QUESTION_CHARS,
  MAX_QUESTIONS,
  type Question,
} from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import { findQuestions } from "../domain/questions/find-questions.ts";
import { sameAs } from "../domain/questions/same-question.ts";
import { run, type Script } from "../store/script.ts";
import { saveQuestion } from "../store/statements/questions.ts";
import { readQuestions } from "../views/questions.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { note, type Work } from "./work.ts";

type Subject = Pick<Conversation, "id" | "publicId">;

/** Keeps the questions in what a visitor has just written (QU1, QU2). What is open in the same words is not kept twice. */
export function* noteQuestions(work: Work, about: Subject, said: string): Script<void> {
  const found = findQuestions(said);
  if (found.length === 0) return;
  const known = yield* readQuestions(work.desk, about.id);
  const open = new Set(
    known.flatMap(({ state, text }) => (state === "open" ? [sameAs(text)] : [])),
  );
  let number = known.length;
  for (const { start, end } of found) {
    const words = said.slice(start, end);
    if (number >= MAX_QUESTIONS) return;
    if (open.has(sameAs(words))) continue;
    number += 1;
    open.add(sameAs(words));
    yield* add(work, about, number, "system");
    const event = { type: "question.added", number, span: { start, end }, text: words } as const;
    note(work, about, event, { by: "system" });
  }
}

/** An agent adds what was asked in words that are not found (QU4). Throws `message.empty`, `message.too-long`, `value.taken` where it is open already, `question.too-many`. */
export function* addQuestion(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, text }: CommandOf<AgentCommand, "question.add">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const words = cleanText(text).replace(/\s+/gu, " ");
  if (words === "") throw new DeskError("message.empty");
  if (words.length > MAX_QUESTION_CHARS)
    throw new DeskError("message.too-long", { maxChars: MAX_QUESTION_CHARS });
  const known = yield* readQuestions(work.desk, conversation.id);
  if (known.some((other) => other.state === "open" && sameAs(other.text) === sameAs(words)))
    throw new DeskError("value.taken", { field: "text" });
  if (known.length >= MAX_QUESTIONS)
    throw new DeskError("question.too-many", { most: MAX_QUESTIONS });
  const number = known.length + 1;
  yield* add(work, conversation, number, work.actor);
  note(work, conversation, { type: "question.added", number, span: null, text: words });
}

/** It is answered, is no question, or is open after all (QU3). Saying the same again does nothing. */
export function* markQuestion(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "question.mark">,
): Script<void> {
  const { conversation, question } = yield* questionOf(work, agent, command, command.number);
  yield* become(work, conversation, question, command.state, null);
}

/** It asks the same as another, which is open and stands for both from now on (QU5). Throws `conversation.wrong-state`. */
export function* mergeQuestion(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "question.merge">,
): Script<void> {
  const { conversation, question } = yield* questionOf(work, agent, command, command.number);
  const { question: into } = yield* questionOf(work, agent, command, command.into);
  if (question.state === "merged" && question.into === into.number) return;
  if (question.state !== "open" || into.state !== "open" || question.number === into.number)
    throw new DeskError("conversation.wrong-state");
  yield* become(work, conversation, question, "merged", into.number);
}

function* questionOf(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "question.mark" | "question.merge">,
  number: number,
): Script<{ conversation: Conversation; question: Question }> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  const known = yield* readQuestions(work.desk, conversation.id);
  const question = known.find((one) => one.number === number);
  if (question === undefined) throw new DeskError("not-found");
  return { conversation, question };
}

function* add(work: Work, about: Subject, number: number, by: string): Script<void> {
  const { desk, nowMs: atMs } = work;
  const conversation = about.id;
  yield* run(saveQuestion, { desk, conversation, number, state: "open", into: null, by, atMs });
}

function* become(
  work: Work,
  about: Subject,
  { number, ...former }: Question,
  state: Question["state"],
  into: number | null,
): Script<void> {
  if (former.state === state && former.into === into) return;
  const { desk, nowMs: atMs, actor: by } = work;
  yield* run(saveQuestion, { desk, conversation: about.id, number, state, into, by, atMs });
  note(work, about, { type: "question.marked", number, state, into });
}
