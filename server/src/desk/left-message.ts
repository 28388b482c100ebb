import { type CommandOf, DeskError, type VisitorCommand } from "@presently/shared/protocol";
import { cleanName, readMessage } from "../content.ts";
import { readEmail } from "../domain/contact.ts";
import { type Conversation, isHeld, messageLeft } from "../domain/conversation.ts";
import { addressOf } from "../mailbox.ts";
import { one, run, type Script } from "../store/script.ts";
import { personOf, savePerson } from "../store/statements/people.ts";
import { leaveLine } from "./close.ts";
import { apply } from "./conversations.ts";
import { assertMayMove, moveAddress } from "./moved-address.ts";
import { wasAsked } from "./outgoing-mail.ts";
import { confirmLeft, promiseAnswer } from "./promised-answer.ts";
import { openOfPresent, postTo, start, targetOf, type Writer } from "./visitor-message.ts";
import { leftFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

/**
 * Leaves a message with an address to answer to: out of the line into the unanswered lane, where it stays until a person has answered (C7,
 * M1). Without a conversation it starts one there. Throws `contact.invalid`, `contact.too-many`, and `conversation.wrong-state` while an agent holds the chat.
 */
export function* leaveMessage(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "conversation.leaveMessage">,
): Script<void> {
  const email = readEmail(command.email);
  const message =
    command.text === undefined || command.text.trim() === ""
      ? undefined
      : readMessage(command.text);
  yield* assertMayMove(work, writer.visitor, email);
  const open = yield* openOfPresent(work, writer.visitor);
  const found = yield* targetOf(work, writer, open, command.conversationId);
  const target = found?.state === "closed" ? undefined : found;
  if (target !== undefined && isHeld(target)) throw new DeskError("conversation.wrong-state");
  if (target === undefined) {
    if (message === undefined) throw new DeskError("message.empty");
    const started = yield* start(work, writer, open.length, "messageLeft", command.department);
    yield* keepContact(work, writer, email, command.name);
    yield* postTo(work, started, message);
    note(work, started, { type: "conversation.messageLeft", reason: "asked" });
    return yield* promiseAnswer(work, started);
  }
  const isMoved = yield* keepContact(work, writer, email, command.name);
  if (message !== undefined) yield* postTo(work, target, message);
  yield* leave(work, target, isMoved);
}

/** `isMoved`: to another address than before. */
function* leave(work: Work, conversation: Conversation, isMoved: boolean): Script<void> {
  // Asked again: the address is kept, and said so. One address is told once, however often and in whatever case it is given (ML4).
  if (conversation.state === "messageLeft") {
    note(work, conversation, { type: "conversation.messageLeft", reason: "asked" });
    const isTold = yield* wasAsked(work, { kind: "leftMessage", conversation });
    return isMoved || !isTold ? yield* confirmLeft(work, conversation) : undefined;
  }
  const { owesAnswerSinceMs } = conversation;
  yield* apply(
    work,
    { ...conversation },
    messageLeft({ ...conversation, owesAnswerSinceMs }, "asked", work.nowMs),
    { fact: leftFact(work, conversation) },
  );
  yield* leaveLine(work, conversation);
  yield* promiseAnswer(work, conversation);
}

/** Whether it is another address than the one that stood on the visitor's card. A dot makes another: it may be another person's mailbox. */
function* keepContact(
  work: Work,
  writer: Writer,
  email: string,
  name: string | undefined,
): Script<boolean> {
  const { visitor } = writer;
  const person = yield* one(personOf, { desk: work.desk, visitor });
  if (person === undefined) throw new Error(`visitor ${visitor} has no card`);
  yield* moveAddress(work, writer, person.email, email);
  const given = name === undefined ? null : cleanName(name);
  yield* run(savePerson, {
    desk: work.desk,
    visitor,
    ...person,
    email,
    name: given ?? person.name,
  });
  return person.email === null || addressOf(email) !== addressOf(person.email);
}
