import { decimal, percent } from "./en-numbers.ts";
import { pageTexts } from "./en-pages.ts";

const conversations = (count: number): string =>
  count === 1 ? "1 conversation" : `${count} conversations`;

/** What people ask (WA1 to WA6). */
export const askedTexts = {
  ...pageTexts.asked,
  intro:
    "The ten commonest of the last seven days, beside the four weeks before. Each conversation counts once, in the week in which it began; tests are left out, and so is what only one visitor asked.",
  site: "Site",
  allSites: "All sites",
  total: (count: number) => `${conversations(count)} in the last seven days.`,
  questions: "Questions",
  questionsHint:
    "Questions that share half of their telling words are one, in the words used most often. What an agent said is no question is left out.",
  noQuestions: "No question was asked by two visitors in the last seven days.",
  tags: "Tags",
  tagsHint: "What agents tagged conversations with.",
  noTags: "No tag stands on two conversations of the last seven days.",
  pages: "Pages",
  pagesHint:
    "Where conversations began. Many from one page may mean that it is unclear, or broken.",
  noPages: "No two conversations of the last seven days began on one page.",
  conversations,
  trend: {
    fresh: "new: not once in the four weeks before",
    more: (usual: number) => `more than before: ${decimal(usual)} a week`,
    less: (usual: number) => `less than before: ${decimal(usual)} a week`,
    same: (usual: number) => `about as before: ${decimal(usual)} a week`,
  },
  outcome: (solved: number, notSolved: number, of: number) =>
    `solved ${solved}, not solved ${notSolved} (${percent(notSolved / of)}), unknown ${of - solved - notSolved}`,
  complaints: (count: number) => (count === 1 ? "1 complaint" : `${count} complaints`),
  from: "Asked from",
  answered: "An answer after which it was solved",
  show: "Show its conversation",
  toArticle: "Write an article from it",
  toReply: "Write a reply from it",
  noAnswer: "No visitor has said yet that an answer solved it.",
  csv: "All of it as CSV",
  csvHead: {
    kind: "kind",
    subject: "what",
    lately: "last seven days",
    weeksBefore: (weeks: number) => `${weeks} weeks before`,
    solved: "solved",
    notSolved: "not solved",
    unknown: "unknown",
    complaints: "complaints",
    page: "page asked from most",
  },
};
