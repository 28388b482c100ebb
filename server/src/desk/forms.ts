import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  type FormAnswers,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { afterForm, givenIn } from "../domain/forms.ts";
import { one, run, type Script } from "../store/script.ts";
import { personOf, savePerson } from "../store/statements/people.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { applyAnswering } from "./conversations.ts";
import { assertMayMove, moveAddress } from "./moved-address.ts";
import { openForm, openFormOf, withdrawForm } from "./open-form.ts";
import { readAnswers, readForm } from "./typed-form.ts";
import { openOfPresent, ownConversation, type Writer } from "./visitor-message.ts";
import { note, type Work } from "./work.ts";

/** An agent asks the visitor for a few things at once, in a chat they hold (FO1). It is no answer to anything that the visitor asked (C8). */
export function* sendForm(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "form.send">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  assertRightOver(agent, command.type, conversation);
  yield* openForm(work, conversation, readForm(command.fields, command.text), "agent");
}

/**
 * The visitor answers the form that stands open, or says "not now" with nothing in it (FO3). What is given goes to the card as their claim. Throws
 * `conversation.wrong-state` where that form was withdrawn or answered, `contact.invalid` and `contact.too-many`.
 */
export function* answerForm(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "form.answer">,
): Script<void> {
  yield* openOfPresent(work, writer.visitor);
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  const form = yield* openFormOf(work, conversation, command.formId);
  const answers = readAnswers(form.fields, command);
  yield* assertMayMove(work, writer.visitor, answers.email);
  const given = givenIn(answers);
  yield* fillCard(work, writer, answers);
  const isOwed = given.length > 0 && !form.isBefore;
  yield* applyAnswering(work, conversation, afterForm(conversation, isOwed, work.nowMs));
  yield* withdrawForm(work, conversation.id);
  note(
    work,
    conversation,
    { type: "form.answered", formId: command.formId, given, text: answers },
    { isAnswer: true },
  );
}

/** Claims, beside whatever the site has signed and never over it (ID8, R38). What was left empty stays as it was. */
function* fillCard(work: Work, writer: Writer, answers: FormAnswers): Script<void> {
  const { name, email, phone } = answers;
  if (name === null && email === null && phone === null) return;
  const { desk } = work;
  const { visitor } = writer;
  const person = yield* one(personOf, { desk, visitor });
  if (person === undefined) throw new Error(`visitor ${visitor} has no card`);
  if (email !== null) yield* moveAddress(work, writer, person.email, email);
  yield* run(savePerson, {
    desk,
    visitor,
    ...person,
    name: name ?? person.name,
    email: email ?? person.email,
    phone: phone ?? person.phone,
  });
}
