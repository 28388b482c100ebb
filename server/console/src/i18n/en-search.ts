import type { SearchGroup, SearchHit } from "@presently/shared/protocol";
import { pageTexts } from "./en-pages.ts";

const groups: Record<SearchGroup, string> = {
  waiting: "Waiting",
  active: "With an agent",
  left: "Left a message",
  closed: "Closed",
};

/** Where the words stand; `by` is the agent who wrote them, undefined for a visitor. */
const where: Record<SearchHit["where"], (by: string | undefined) => string> = {
  visitor: () => "Known as",
  message: (by) => by ?? "Visitor",
  note: (by) => (by === undefined ? "Note" : `Note, ${by}`),
  ending: () => "How it ended",
};

/** Looking for conversations (SE1 to SE7). */
export const searchTexts = {
  ...pageTexts.search,
  field: "Words, a name, an e-mail address or a number",
  hint: "In messages, notes, how it ended, and what visitors are known by. The beginning of a word is enough.",
  narrowing: "Narrow down",
  group: "State",
  anyGroup: "Any",
  groups,
  agent: "Agent",
  anyAgent: "Anybody",
  tag: "Tag or disposition",
  anyTag: "Any",
  site: "Site",
  anySite: "All",
  from: "Begun from",
  to: "Begun until",
  daysWrong: "The last day is before the first: nothing can lie between.",
  clear: "Clear all of it",
  searching: "Searching…",
  found: (count: number, hasMore: boolean) =>
    hasMore
      ? `The latest ${count} conversations; there are more.`
      : count === 1
        ? "1 conversation found."
        : `${count} conversations found.`,
  none: "Nothing found",
  noneWords:
    "A conversation has to have every word. Fewer words find more, and so do their beginnings: “ref” finds “refund” too.",
  noneNarrowed: "What is narrowed down below the field may leave it out.",
  behind: "What was written last is still being added. Search again in a moment to see it too.",
  again: "Search again",
  more: "Show more",
  results: "Conversations found",
  where,
};
