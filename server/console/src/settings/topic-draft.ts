import type { DepartmentId, Topic, TypedTopics } from "@presently/shared/protocol";
import { LOOK_LANGUAGES, type LookLanguage } from "@presently/shared/protocol/further-look";
import { neededProblem } from "../ui/checks.ts";

/** A topic as it is typed: every language has a field, though most stay empty. */
export interface TopicDraft {
  /** Absent as long as it is new. */
  readonly topicId?: Topic["topicId"];
  /** Tells it from the others, wherever it stands. */
  readonly key: string;
  readonly usual: string;
  readonly own: Readonly<Record<LookLanguage, string>>;
  readonly departmentId: DepartmentId;
  readonly isFirst: boolean;
}

const inEvery = (wordsIn: (language: LookLanguage) => string): TopicDraft["own"] => ({
  bg: wordsIn("bg"),
  en: wordsIn("en"),
  fi: wordsIn("fi"),
  lt: wordsIn("lt"),
  nl: wordsIn("nl"),
  ru: wordsIn("ru"),
});

/** One that is new, without words; `key` is no other's. */
export function newTopic(departmentId: DepartmentId, key: string): TopicDraft {
  return { key, usual: "", own: inEvery(() => ""), departmentId, isFirst: false };
}

/** What is stored, to be changed. */
export function topicDraftsOf(topics: readonly Topic[]): readonly TopicDraft[] {
  return topics.map(({ topicId, words: { usual, ...own }, departmentId, isFirst }) => ({
    topicId,
    key: topicId,
    usual,
    own: inEvery((language) => own[language] ?? ""),
    departmentId,
    isFirst,
  }));
}

/**
 * What is sent: a language without words has none of its own. One that was new and is stored meanwhile is known by its words, so that it keeps its id when
 * it is saved once more. One that somebody else has removed meanwhile is new again: the server knows its id no more.
 */
export function topicsOfDrafts(
  drafts: readonly TopicDraft[],
  stored: readonly Topic[],
): TypedTopics {
  const free = stored.filter(({ topicId }) => drafts.every((draft) => draft.topicId !== topicId));
  return drafts.map(({ topicId: given, usual, own, departmentId, isFirst }) => {
    const known = free.findIndex(({ words }) => words.usual === usual.trim());
    const isStored = stored.some((topic) => topic.topicId === given);
    const topicId = isStored ? given : known < 0 ? undefined : free.splice(known, 1)[0]?.topicId;
    return {
      ...(topicId === undefined ? {} : { topicId }),
      words: { usual: usual.trim(), ...givenIn(own) },
      departmentId,
      isFirst,
    };
  });
}

/** In another order: the one at `at` (0 = the first) in the place of its neighbour, before (-1) or behind (1). */
export function movedTopic(
  topics: readonly TopicDraft[],
  at: number,
  by: -1 | 1,
): readonly TopicDraft[] {
  const topic = topics[at];
  if (topic === undefined || topics[at + by] === undefined) return topics;
  return topics.toSpliced(at, 1).toSpliced(at + by, 0, topic);
}

/** The languages in which it has words of its own, with them. */
export function givenIn(own: TopicDraft["own"]): Partial<TopicDraft["own"]> {
  return Object.fromEntries(
    LOOK_LANGUAGES.flatMap((language) => {
      const words = own[language].trim();
      return words === "" ? [] : [[language, words]];
    }),
  );
}

/** What is wrong with the words on a topic's button. */
export function topicProblem({ usual }: TopicDraft): string | undefined {
  return neededProblem(usual);
}
