import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { readMessage } from "../content.ts";
import { callDueAtMs, dueAfterTry } from "../domain/call.ts";
import { isSameNumber, readPhone } from "../domain/contact.ts";
import { type Conversation, isHeld, messageLeft } from "../domain/conversation.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { one, run, type Script, the } from "../store/script.ts";
import { movePromisedAnswer, setPromisedAnswer } from "../store/statements/conversations.ts";
import { phoneCallOf, savePhoneCall } from "../store/statements/phone-calls.ts";
import { settingsOfSite } from "../store/statements/team.ts";
import { readHoursOfLine } from "../views/stored-hours.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { leaveLine } from "./close.ts";
import { apply, applyAnswering } from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { endCall } from "./owed-call.ts";
import { openOfPresent, ownConversation, postTo, type Writer } from "./visitor-message.ts";
import { leftFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

const HOUR_MS = 3_600_000;
/** When nobody answers and the agent names no time. */
const AGAIN_IN_HOURS = 2;

/**
 * Leaves a number to be called at: out of the line into the unanswered lane, where the call stays until somebody was reached (PH1, M1, M3). Throws
 * `value.invalid` where the site calls nobody, `contact.invalid` for what is no number, `conversation.wrong-state` while an agent holds the chat.
 */
export function* askCall(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "call.ask">,
): Script<void> {
  const { desk, nowMs } = work;
  const { settings } = yield* the(settingsOfSite, { id: writer.site });
  const { callsByPhone, replyWithinHours } = readSiteSettings(settings);
  if (!callsByPhone) throw new DeskError("value.invalid", { field: "phone" });
  const phone = readPhone(command.phone);
  const message =
    command.text === undefined || command.text.trim() === ""
      ? undefined
      : readMessage(command.text);
  yield* openOfPresent(work, writer.visitor);
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  if (isHeld(conversation)) throw new DeskError("conversation.wrong-state");
  const owed = yield* one(phoneCallOf, { desk, conversation: conversation.id });
  const hours = yield* readHoursOfLine(desk, conversation.line);
  const isSame = owed !== undefined && isSameNumber(owed.phone, phone);
  // The same number is the same call; another is no later one, as long as nobody has tried the first.
  const dueAtMs =
    isSame || owed?.tries === 0
      ? owed.dueAtMs
      : callDueAtMs(hours, nowMs, replyWithinHours * HOUR_MS);
  if (message !== undefined) yield* postTo(work, conversation, message);
  if (conversation.state !== "messageLeft") yield* leave(work, conversation, dueAtMs);
  else if (owed !== undefined) yield* putOff(work, conversation, owed.dueAtMs, dueAtMs);
  yield* run(savePhoneCall, {
    desk,
    conversation: conversation.id,
    phone,
    dueAtMs,
    tries: isSame ? owed.tries : 0,
    agent: owed?.agent ?? null,
  });
  note(work, conversation, { type: "call.asked", dueAtMs });
}

function* leave(work: Work, conversation: Conversation, dueAtMs: number): Script<void> {
  const { desk, nowMs } = work;
  yield* apply(work, conversation, messageLeft(conversation, "call", nowMs), {
    fact: leftFact(work, conversation),
  });
  yield* leaveLine(work, conversation);
  yield* run(setPromisedAnswer, { desk, id: conversation.id, promisedAnswerByMs: dueAtMs });
}

/** The visitor was told another moment for the call; an answer that was promised to what they had left before stays promised (PH3). */
function* putOff(
  { desk }: Work,
  { id }: Conversation,
  formerMs: number,
  promisedAnswerByMs: number,
): Script<void> {
  yield* run(movePromisedAnswer, { desk, id, formerMs, promisedAnswerByMs });
}

/** Takes it back: the number goes; what was asked in writing is still owed (PH4). Done twice it is done once. */
export function* cancelCall(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "call.cancel">,
): Script<void> {
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  if (yield* endCall(work, conversation.id)) note(work, conversation, { type: "call.cancelled" });
}

/** The agent makes the call; whoever takes it later makes it instead (PH2). Throws `conversation.wrong-state` where none is owed. */
export function* takeCall(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "call.take">,
): Script<void> {
  const { conversation, owed } = yield* owedCall(work, agent, command);
  if (owed.agent === agent.id) return;
  yield* run(savePhoneCall, { desk: work.desk, ...owed, agent: agent.id });
  note(work, conversation, { type: "call.taken", agentId: agent.publicId });
}

/** How the call went, by whoever made it (PH3). Reached, the visitor is answered. Throws `conversation.wrong-state` where no call to that number is owed. */
export function* recordCall(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "call.record">,
): Script<void> {
  const { desk, nowMs } = work;
  const { conversation, owed } = yield* owedCall(work, agent, command);
  const { outcome, againInHours = AGAIN_IN_HOURS } = command;
  if (!isSameNumber(owed.phone, command.phone)) throw new DeskError("conversation.wrong-state");
  const hours = yield* readHoursOfLine(desk, conversation.line);
  const tries = owed.tries + 1;
  const againAtMs = callDueAtMs(hours, nowMs, againInHours * HOUR_MS);
  const dueAtMs = dueAfterTry(outcome, tries, againAtMs);
  if (dueAtMs === null) yield* endCall(work, conversation.id);
  else {
    yield* run(savePhoneCall, { desk, ...owed, dueAtMs, tries, agent: null });
    yield* putOff(work, conversation, owed.dueAtMs, dueAtMs);
  }
  if (outcome === "reached") {
    yield* applyAnswering(work, conversation, { ...conversation, owesAnswerSinceMs: null });
    yield* cancel(work, "returnWindow", conversation.id);
  } else if (dueAtMs === null && !isHeld(conversation)) {
    // What an agent wrote meanwhile was no call: nobody has spoken to the visitor.
    const owesAnswerSinceMs = conversation.owesAnswerSinceMs ?? nowMs;
    yield* applyAnswering(work, conversation, { ...conversation, owesAnswerSinceMs });
  }
  note(work, conversation, { type: "call.recorded", outcome, tries, dueAtMs });
}

/** The call that is owed in a conversation that the agent may work on. */
function* owedCall(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "call.take" | "call.record">,
) {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  const owed = yield* one(phoneCallOf, { desk: work.desk, conversation: conversation.id });
  if (owed === undefined) throw new DeskError("conversation.wrong-state");
  return { conversation, owed };
}
