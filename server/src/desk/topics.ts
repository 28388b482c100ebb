import {
  type AgentCommand,
  type CommandOf,
  type DepartmentId,
  DeskError,
  MAX_TOPIC_CHARS,
  type Topic,
  type TopicWords,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { cleanName } from "../content.ts";
import type { Conversation } from "../domain/conversation.ts";
import { isRunning, spanAt } from "../domain/hours.ts";
import { readTopics, withSiteSettings } from "../domain/site-settings.ts";
import { topicChosen, topicText } from "../domain/topics.ts";
import { run, type Script, the } from "../store/script.ts";
import { saveSite, settingsOfSite } from "../store/statements/team.ts";
import { visitorById } from "../store/statements/visitors.ts";
import { readHoursOfLine } from "../views/stored-hours.ts";
import { apply } from "./conversations.ts";
import { withdrawOffer } from "./offers.ts";
import { changed, siteNamed } from "./settings.ts";
import { lineFor } from "./language-lines.ts";
import { departmentNamed } from "./transfer.ts";
import { openOfPresent, ownConversation, type Writer } from "./visitor-message.ts";
import { movedFact } from "./wait-facts.ts";
import type { Work } from "./work.ts";

/** What a site's conversations can be about from now on; those that are there keep their ids (TO1). Throws `value.invalid`, or `not-found` for a department. */
export function* setTopics(
  work: Work,
  { siteId, topics }: CommandOf<AgentCommand, "site.setTopics">,
): Script<void> {
  const site = yield* siteNamed(work, siteId);
  const known = new Set(readTopics(site.settings).map(({ topicId }) => topicId));
  const set = [];
  for (const { topicId, words, departmentId, isFirst } of topics) {
    yield* departmentNamed(work, departmentId);
    if (topicId !== undefined && !known.delete(topicId)) throw new DeskError("not-found");
    const id = topicId ?? (`tpc_${work.context.newId()}` as const);
    set.push({ topicId: id, words: readWords(words), departmentId, isFirst });
  }
  const { id, name, origins, isAutoAccept, settings } = site;
  yield* run(saveSite, {
    id,
    name,
    origins,
    isAutoAccept,
    settings: withSiteSettings(settings, { topics: set }),
  });
  yield* changed(work, "site", "site.topicsSet", siteId, {
    topics: set.map(({ topicId, departmentId, isFirst }) => ({ topicId, departmentId, isFirst })),
  });
}

/** Words in one line each; a language without words has none of its own. Throws `value.invalid` where the usual ones are missing. */
function readWords({ usual, ...own }: TopicWords): TopicWords {
  const clean = (typed: string) => cleanName(typed, MAX_TOPIC_CHARS);
  const words = clean(usual);
  if (words === null) throw new DeskError("value.invalid", { field: "words" });
  const spoken = Object.entries(own).flatMap(([language, typed]) => {
    const text = clean(typed);
    return text === null ? [] : [[language, text] as const];
  });
  return { usual: words, ...Object.fromEntries(spoken) };
}

/** The visitor says what it is about: their conversation goes on waiting, in the line of that department where it is open, with its queue time (TO2, TO3). */
export function* chooseTopic(
  work: Work,
  writer: Writer,
  { conversationId, topicId }: CommandOf<VisitorCommand, "topic.choose">,
): Script<void> {
  yield* openOfPresent(work, writer.visitor);
  const conversation = yield* ownConversation(work, writer, conversationId);
  const { settings } = yield* the(settingsOfSite, { id: conversation.site });
  const topic = readTopics(settings).find((each) => each.topicId === topicId);
  if (topic === undefined) throw new DeskError("not-found");
  const { language } = yield* the(visitorById, { desk: work.desk, id: conversation.visitor });
  const to = yield* waitingPlaceFor(work, conversation, topic, language);
  const text = topicText(topic.words, language);
  const decided = topicChosen(conversation, topic, text, to);
  yield* withdrawOffer(work, conversation, "topicChosen");
  const fact = movedFact(work, conversation, decided.conversation);
  yield* apply(work, conversation, decided, { isAnswer: true, fact });
}

/** The line of the topic's department; where that is closed by its hours and the conversation's own is not, the one in which it waits. */
function* waitingPlaceFor(
  work: Work,
  { line: own, departmentId: ownId }: Conversation,
  { departmentId }: Topic,
  language: string,
): Script<{ line: number; departmentId: DepartmentId }> {
  const line = yield* lineFor(work.desk, yield* departmentNamed(work, departmentId), language);
  const isClosed = !(yield* isOpen(work, line)) && (yield* isOpen(work, own));
  return isClosed ? { line: own, departmentId: ownId } : { line, departmentId };
}

function* isOpen({ desk, nowMs }: Work, line: number): Script<boolean> {
  return isRunning(spanAt(yield* readHoursOfLine(desk, line), nowMs), nowMs);
}
