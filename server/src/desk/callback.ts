import { type CommandOf, DeskError, type VisitorCommand } from "@presently/shared/protocol";
import {
  callbackAsked,
  callbackCancelled,
  isCalledBack,
  turnExtended,
} from "../domain/callback.ts";
import { readEmail } from "../domain/contact.ts";
import { one, run, type Script } from "../store/script.ts";
import { armDeadline } from "../store/statements/deadlines.ts";
import { personOf, savePerson } from "../store/statements/people.ts";
import { apply } from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { assertMayMove, moveAddress } from "./moved-address.ts";
import { cancelMail } from "./outgoing-mail.ts";
import { keepPushAddress } from "./outgoing-push.ts";
import { openOfPresent, ownConversation, type Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/**
 * Keeps the visitor's place and calls them when it is their turn (CB1). By mail it wants an address: the one given with it, else the one on
 * their card; by push where their browser is reached. Throws `value.invalid` when this server sends no mail or no push, or is not told where, `contact.invalid` without an address, `contact.too-many`, and `conversation.wrong-state` for
 * what does not stand in line.
 */
export function* askCallback(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "callback.ask">,
): Script<void> {
  if (command.way === "email" && work.context.canMail !== true)
    throw new DeskError("value.invalid", { field: "way" });
  if (command.way === "push" && work.context.canPush !== true)
    throw new DeskError("value.invalid", { field: "way" });
  const push = command.way === "push" ? command.push : null;
  if (push === undefined) throw new DeskError("value.invalid", { field: "push" });
  const email = command.email === undefined ? null : readEmail(command.email);
  if (command.way === "email") yield* assertMayMove(work, writer.visitor, email);
  yield* openOfPresent(work, writer.visitor);
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  const asked = callbackAsked(conversation, command.way);
  if (command.way === "email") yield* keepAddress(work, writer, email);
  yield* apply(work, conversation, asked);
  if (push !== null) yield* keepPushAddress(work, conversation.id, push);
}

/** Stands in line again like anybody else; asked twice it is done once (CB1). */
export function* cancelCallback(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "callback.cancel">,
): Script<void> {
  yield* openOfPresent(work, writer.visitor);
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  if (!isCalledBack(conversation)) return;
  yield* apply(work, conversation, callbackCancelled(conversation));
  yield* endCallback(work, conversation);
}

/** More time to come back (CB5). Whoever asks is not there yet, so nothing is made of it that a message would mean. */
export function* extendTurn(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "turn.extend">,
): Script<void> {
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  const { untilMs: dueAtMs, ...extended } = turnExtended(conversation, work.nowMs);
  yield* apply(work, conversation, extended);
  yield* run(armDeadline, { desk: work.desk, kind: "turn", subject: conversation.id, dueAtMs });
}

/** What belonged to a call-back goes with it: a turn that was called, and mail that has not gone (CB1). */
export function* endCallback(
  work: Work,
  conversation: { readonly id: number; readonly line: number; readonly callback: unknown },
): Script<void> {
  if (conversation.callback === null) return;
  yield* cancel(work, "turn", conversation.id);
  yield* cancelMail(work, "turn", conversation.id);
  // A free slot that stood for this visitor stands for the next one who is called back.
  work.touchedLines.add(conversation.line);
}

/** Puts the address that is given on the visitor's card; without one, the address there counts. Throws `contact.invalid` when there is none. */
export function* keepAddress(work: Work, writer: Writer, given: string | null): Script<void> {
  const { visitor } = writer;
  const person = yield* one(personOf, { desk: work.desk, visitor });
  if (person === undefined) throw new Error(`visitor ${visitor} has no card`);
  const email = given ?? person.email;
  if (email === null) throw new DeskError("contact.invalid");
  if (email === person.email) return;
  yield* moveAddress(work, writer, person.email, email);
  yield* run(savePerson, { desk: work.desk, visitor, ...person, email });
}
