import * as z from "zod";
import { DepartmentId, TopicId } from "./ids.ts";
import { MAX_TOPIC_CHARS, MAX_TOPICS } from "./topic-limits.ts";

/** Before it is cleaned; the desk holds it to MAX_TOPIC_CHARS after. */
export const TopicText = z.string().max(MAX_TOPIC_CHARS * 2);
const Words = TopicText.exactOptional();

/** What a topic is called: `usual` wherever the visitor's language has no words of its own. */
export const TopicWords = z.object({
  usual: TopicText,
  bg: Words,
  en: Words,
  fi: Words,
  lt: Words,
  nl: Words,
  ru: Words,
});
export type TopicWords = z.infer<typeof TopicWords>;

/** What a conversation can be about, as a site's owner has set it: which department it leads to, and whether it goes before others there (TO1, TO3). */
export const Topic = z.object({
  topicId: TopicId,
  words: TopicWords,
  departmentId: DepartmentId,
  isFirst: z.boolean(),
});
export type Topic = z.infer<typeof Topic>;
export const Topics = z.array(Topic).max(MAX_TOPICS);
/** A topic that is new has no id yet. */
export const TypedTopics = z
  .array(Topic.extend({ topicId: TopicId.exactOptional() }))
  .max(MAX_TOPICS);
export type TypedTopics = z.infer<typeof TypedTopics>;

/** A topic as it is offered to a visitor, in their language. */
export const OfferedTopic = z.object({ topicId: TopicId, text: z.string(), isFirst: z.boolean() });
export type OfferedTopic = z.infer<typeof OfferedTopic>;

/** That a visitor has said what the conversation is about; `choicesLeft` = how often they may say it anew. */
export const ChosenTopic = z.object({
  topicId: TopicId,
  isFirst: z.boolean(),
  choicesLeft: z.int().min(0),
});
export type ChosenTopic = z.infer<typeof ChosenTopic>;
