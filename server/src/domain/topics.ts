import type { DepartmentId, OfferedTopic, Topic, TopicWords } from "@presently/shared/protocol";
import { DeskError } from "@presently/shared/protocol";
import { type Conversation, type Decided, queuedAs } from "./conversation.ts";

/** What goes before others is priority 1, and all else 0 (Q1, Q4). */
const FIRST = 1;

/** What a topic is called in a language, by its tag: its own words there, else the usual ones (TO1). */
export function topicText(words: TopicWords, language: string): string {
  const [spoken = ""] = language.toLowerCase().split("-");
  const { usual, ...own } = words;
  return Object.entries(own).find(([each]) => each === spoken)?.[1] ?? usual;
}

/** What a visitor is offered, in their language and the owner's order (TO1). */
export function offeredTopics(topics: readonly Topic[], language: string): OfferedTopic[] {
  return topics.map(({ topicId, words, isFirst }) => ({
    topicId,
    text: topicText(words, language),
    isFirst,
  }));
}

/**
 * The visitor says what a conversation that waits is about: it goes on in the line `to`, with its queue time, and goes before others
 * there or no longer does, as the topic has it (TO2, TO3). An offer on its way is taken back. Refused once an agent has had it, or it was said twice.
 */
export function topicChosen(
  conversation: Conversation,
  topic: Topic,
  text: string,
  to: { readonly line: number; readonly departmentId: DepartmentId },
): Decided {
  const { state, acceptedAtMs, topicChoicesLeft } = conversation;
  if (state === "closed") throw new DeskError("conversation.is-closed");
  const isWaiting = (state === "queued" || state === "offered") && acceptedAtMs === null;
  if (!isWaiting || topicChoicesLeft === 0) throw new DeskError("conversation.wrong-state");
  const { topicId, isFirst } = topic;
  const choicesLeft = topicChoicesLeft - 1;
  return queuedAs(
    {
      ...conversation,
      state: "queued",
      agent: null,
      line: to.line,
      departmentId: to.departmentId,
      priority: isFirst ? FIRST : 0,
      topicChoicesLeft: choicesLeft,
    },
    "topicChosen",
    { topic: { topicId, isFirst, choicesLeft }, text },
  );
}
