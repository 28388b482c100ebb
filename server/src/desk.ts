import {
  type AgentCommand,
  cleanText,
  type ConversationId,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { accept, decline } from "./desk/accept.ts";
import { actingAgent } from "./desk/acting-agent.ts";
import { setAgentHours } from "./desk/agent-hours.ts";
import { postAsAgent, postNote } from "./desk/agent-message.ts";
import { answerArticle } from "./desk/article-answer.ts";
import { showArticles } from "./desk/article-offer.ts";
import { checkArticle, deleteArticle, saveArticle, setArticles } from "./desk/articles.ts";
import { assign } from "./desk/assign.ts";
import { chooseAvailability, chooseOwnAvailability, chooseCapacity } from "./desk/availability.ts";
import {
  checkCannedReply,
  deleteCannedReply,
  saveCannedReply,
  takeStarters,
} from "./desk/canned-replies.ts";
import { askCall, cancelCall, recordCall, takeCall } from "./desk/call.ts";
import { askCallback, cancelCallback, extendTurn } from "./desk/callback.ts";
import { closeAsAgent, closeAsVisitor } from "./desk/close.ts";
import { endComplaint, raiseComplaint, setComplaints } from "./desk/complaints.ts";
import { setKeepDays } from "./desk/retention.ts";
import type { Actor, Answer, DeskContext } from "./desk/context.ts";
import { dispatch } from "./desk/dispatch.ts";
import { describe } from "./desk/describe.ts";
import { escalate, setPath } from "./desk/escalation.ts";
import { openFile } from "./desk/files.ts";
import { answerForm, sendForm } from "./desk/forms.ts";
import { awaitGoodwill } from "./desk/goodwill.ts";
import { giveGoodwill, setGoodwillBudget } from "./desk/goodwill-budget.ts";
import { setAddressing } from "./desk/addressing.ts";
import { eraseVisitor } from "./desk/erase-visitor.ts";
import { limitWaitInLanguage, setAgentLanguages } from "./desk/language-lines.ts";
import { setLook } from "./desk/look.ts";
import { addGoodwillCodes, dropGoodwillCodes, setGoodwill } from "./desk/goodwill-settings.ts";
import { addIdentityKey, removeIdentityKey, setIdentityMode } from "./desk/identity-settings.ts";
import { linkIncident, setIncident } from "./desk/incident.ts";
import { leaveMessage } from "./desk/left-message.ts";
import { setPreChat } from "./desk/pre-chat.ts";
import { changePromise, keepPromise, makePromise, takePromiseBack } from "./desk/promises.ts";
import { addQuestion, markQuestion, mergeQuestion } from "./desk/questions.ts";
import { rate } from "./desk/rating.ts";
import {
  createDepartment,
  createSite,
  setHours,
  updateAgent,
  updateDepartment,
  updateSite,
} from "./desk/settings.ts";
import { removeTag, saveTag, tagConversation } from "./desk/tags.ts";
import { shareKindWords } from "./desk/kind-words.ts";
import { setEnding, writeEnding } from "./desk/ending.ts";
import { shelveCase, unshelveCase } from "./desk/case-shelf.ts";
import { forgetVisitor } from "./desk/visitor-forget.ts";
import { runSystemCommand, type SystemCommand } from "./desk/system.ts";
import { undoClose } from "./desk/undo-close.ts";
import { answerSolution } from "./desk/solution.ts";
import { take } from "./desk/take.ts";
import { markTest } from "./desk/test-mark.ts";
import { describeConversation, track } from "./desk/told-of-visitors.ts";
import { chooseTopic, setTopics } from "./desk/topics.ts";
import { mailTranscript } from "./desk/transcript.ts";
import { cancelTransfer, transfer } from "./desk/transfer.ts";
import { postAsVisitor } from "./desk/visitor-message.ts";
import { answerFrom, beginWork, record, type Work } from "./desk/work.ts";
import { skipWrapUp } from "./desk/wrap-up.ts";
import { one, type Script } from "./store/script.ts";
import { eventByCommand } from "./store/statements/past-events.ts";
import type { Recorded } from "./store/stored-event.ts";

export type { Actor, Answer, DeskContext, PlantedFaults } from "./desk/context.ts";
export type { SystemCommand } from "./desk/system.ts";
export { type Identified, type Identifying, identifyVisitor } from "./desk/visitor-identify.ts";
export { type Entered, type Entering, enterVisitor } from "./desk/visitor-enter.ts";

type VisitorActor = Extract<Actor, { kind: "visitor" }>;
type AgentActor = Extract<Actor, { kind: "agent" }>;
type SystemActor = Extract<Actor, { kind: "system" }>;

/**
 * One command, start to finish, as a script that the store runs in one transaction: an earlier answer to this command, the rights and the
 * facts, the decision, what it changes, who gets the slots it freed, and the events. Refuses with a DeskError, always before its first write
 * or with the whole transaction.
 */
export function handle(
  actor: VisitorActor,
  command: VisitorCommand,
  commandId: string,
  context: DeskContext,
): () => Script<Recorded<Answer>>;
export function handle(
  actor: AgentActor,
  command: AgentCommand,
  commandId: string,
  context: DeskContext,
): () => Script<Recorded<Answer>>;
export function handle(
  actor: SystemActor,
  command: SystemCommand,
  commandId: null,
  context: DeskContext,
): () => Script<Recorded<Answer>>;
export function handle(
  actor: Actor,
  command: VisitorCommand | AgentCommand | SystemCommand,
  commandId: string | null,
  context: DeskContext,
): () => Script<Recorded<Answer>> {
  return function* () {
    const asked = beginWork(context, actor.kind === "system" ? "system" : actor.id, commandId);
    const earlier = yield* earlierAnswer(asked, command);
    const isIgnored = context.faults?.ignoreCommandIds === true;
    if (earlier !== undefined && !isIgnored) return { answer: earlier, events: [] };
    // With the planted fault the repeat is done again; the id can stand on one event only.
    const work = earlier === undefined ? asked : { ...asked, commandId: null };
    // Safe: the overloads above are the only ways in, and each pairs an actor with its commands.
    if (actor.kind === "visitor") yield* asVisitor(work, actor, command as VisitorCommand);
    else if (actor.kind === "agent") yield* asAgent(work, actor, command as AgentCommand);
    else yield* runSystemCommand(work, command as SystemCommand);
    yield* dispatch(work);
    yield* awaitGoodwill(work);
    yield* limitWaitInLanguage(work);
    yield* showArticles(work);
    return yield* record(work);
  };
}

/** What this command was answered with when it came before, even if it now says something else: the first wins (R1). */
function* earlierAnswer(
  work: Work,
  command: { type: string; text?: string | undefined | object | null },
): Script<Answer | undefined> {
  if (work.commandId === null) return undefined;
  const event = yield* one(eventByCommand, {
    desk: work.desk,
    actor: work.actor,
    commandId: work.commandId,
  });
  if (event === undefined) return undefined;
  const isSame = typeof command.text !== "string" || cleanText(command.text) === event.text;
  const conversationId = event.conversationId as ConversationId | null; // written by this server with the prefix of its kind
  return { ...answerFrom({ ...event, conversationId }), repeat: isSame ? "same" : "different" };
}

function* asVisitor(work: Work, actor: VisitorActor, command: VisitorCommand): Script<void> {
  switch (command.type) {
    case "message.post":
      return yield* postAsVisitor(work, actor, command);
    case "conversation.close":
      return yield* closeAsVisitor(work, actor, command);
    case "conversation.leaveMessage":
      return yield* leaveMessage(work, actor, command);
    case "rating.give":
      return yield* rate(work, actor, command);
    case "solution.answer":
      return yield* answerSolution(work, actor, command);
    case "topic.choose":
      return yield* chooseTopic(work, actor, command);
    case "form.answer":
      return yield* answerForm(work, actor, command);
    case "article.answer":
      return yield* answerArticle(work, actor, command);
    case "transcript.mail":
      return yield* mailTranscript(work, actor, command);
    case "callback.ask":
      return yield* askCallback(work, actor, command);
    case "callback.cancel":
      return yield* cancelCallback(work, actor, command);
    case "turn.extend":
      return yield* extendTurn(work, actor, command);
    case "call.ask":
      return yield* askCall(work, actor, command);
    case "call.cancel":
      return yield* cancelCall(work, actor, command);
    case "visitor.describe":
      return yield* describe(work, actor, command);
    case "conversation.describe":
      return yield* describeConversation(work, actor, command);
    case "visitor.track":
      return yield* track(work, actor, command);
    case "visitor.forget":
      return yield* forgetVisitor(work, actor);
  }
}

function* asAgent(work: Work, actor: AgentActor, command: AgentCommand): Script<void> {
  const agent = yield* actingAgent(work, actor, command.type);
  switch (command.type) {
    case "message.post":
      return yield* postAsAgent(work, agent, command);
    case "form.send":
      return yield* sendForm(work, agent, command);
    case "file.open":
      return yield* openFile(work, agent, command);
    case "note.post":
      return yield* postNote(work, agent, command);
    case "conversation.accept":
      return yield* accept(work, agent, command);
    case "offer.decline":
      if ((yield* decline(work, agent, command)) === "away")
        yield* chooseAvailability(work, agent, "away");
      return;
    case "conversation.take":
      return yield* take(work, agent, command);
    case "conversation.assign":
      return yield* assign(work, agent, command);
    case "conversation.transfer":
      return yield* transfer(work, agent, command);
    case "conversation.escalate":
      return yield* escalate(work, agent, command);
    case "transfer.cancel":
      return yield* cancelTransfer(work, agent, command);
    case "conversation.close":
      return yield* closeAsAgent(work, agent, command);
    case "conversation.undoClose":
      return yield* undoClose(work, agent, command);
    case "wrapUp.end":
      return yield* skipWrapUp(work, agent, command);
    case "agent.setAvailability":
      return yield* chooseOwnAvailability(work, agent, command);
    case "agent.setCapacity":
      return yield* chooseCapacity(work, agent, command);
    case "call.take":
      return yield* takeCall(work, agent, command);
    case "call.record":
      return yield* recordCall(work, agent, command);
    case "incident.set":
      return yield* setIncident(work, agent, command);
    case "incident.link":
      return yield* linkIncident(work, agent, command);
    case "conversation.markTest":
      return yield* markTest(work, agent, command);
    case "conversation.tag":
      return yield* tagConversation(work, agent, command);
    case "visitor.setAddressing":
      return yield* setAddressing(work, agent, command);
    case "visitor.erase":
      return yield* eraseVisitor(work, agent, command);
    case "case.shelve":
      return yield* shelveCase(work, agent, command);
    case "case.unshelve":
      return yield* unshelveCase(work, agent, command);
    case "kindWords.share":
      return yield* shareKindWords(work, agent, command);
    case "ending.write":
      return yield* writeEnding(work, agent, command);
    case "promise.make":
      return yield* makePromise(work, agent, command);
    case "promise.change":
      return yield* changePromise(work, agent, command);
    case "promise.keep":
      return yield* keepPromise(work, agent, command);
    case "promise.takeBack":
      return yield* takePromiseBack(work, agent, command);
    case "complaint.raise":
      return yield* raiseComplaint(work, agent, command);
    case "complaint.end":
      return yield* endComplaint(work, agent, command);
    case "question.add":
      return yield* addQuestion(work, agent, command);
    case "question.mark":
      return yield* markQuestion(work, agent, command);
    case "question.merge":
      return yield* mergeQuestion(work, agent, command);
    case "site.setComplaints":
      return yield* setComplaints(work, command);
    case "site.setKeepDays":
      return yield* setKeepDays(work, command);
    case "tag.save":
      return yield* saveTag(work, command);
    case "tag.remove":
      return yield* removeTag(work, command);
    case "site.setEnding":
      return yield* setEnding(work, command);
    case "site.create":
      return yield* createSite(work, command);
    case "site.update":
      return yield* updateSite(work, command);
    case "site.setLook":
      return yield* setLook(work, command);
    case "site.setPreChat":
      return yield* setPreChat(work, command);
    case "site.setTopics":
      return yield* setTopics(work, command);
    case "identity.setMode":
      return yield* setIdentityMode(work, command);
    case "identity.addKey":
      return yield* addIdentityKey(work, command);
    case "identity.removeKey":
      return yield* removeIdentityKey(work, command);
    case "goodwill.set":
      return yield* setGoodwill(work, command);
    case "goodwill.addCodes":
      return yield* addGoodwillCodes(work, command);
    case "goodwill.dropCodes":
      return yield* dropGoodwillCodes(work, command);
    case "article.save":
      return yield* saveArticle(work, agent, command);
    case "article.delete":
      return yield* deleteArticle(work, agent, command);
    case "article.check":
      return yield* checkArticle(work, agent, command);
    case "article.set":
      return yield* setArticles(work, agent, command);
    case "cannedReply.save":
      return yield* saveCannedReply(work, agent, command);
    case "cannedReply.delete":
      return yield* deleteCannedReply(work, agent, command);
    case "cannedReply.check":
      return yield* checkCannedReply(work, agent, command);
    case "cannedReply.takeStarters":
      return yield* takeStarters(work, agent, command);
    case "department.create":
      return yield* createDepartment(work, command);
    case "department.update":
      return yield* updateDepartment(work, command);
    case "department.setHours":
      return yield* setHours(work, command);
    case "department.setPath":
      return yield* setPath(work, command);
    case "goodwill.setBudget":
      return yield* setGoodwillBudget(work, command);
    case "goodwill.give":
      return yield* giveGoodwill(work, agent, command);
    case "agent.setLanguages":
      return yield* setAgentLanguages(work, agent, command);
    case "agent.setHours":
      return yield* setAgentHours(work, agent, command);
    case "agent.update":
      return yield* updateAgent(work, agent, command);
  }
}
