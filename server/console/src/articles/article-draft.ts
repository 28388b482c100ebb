import type {
  AgentId,
  ArticleLanguage,
  ArticleLine,
  ArticleList,
  ArticleText,
} from "@presently/shared/protocol";
import {
  MAX_ARTICLE_CHARS,
  MAX_ARTICLE_TITLE_CHARS,
} from "@presently/shared/protocol/article-limits";
import { cleanText } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import type { BegunText } from "../kept/begun-text.ts";
import type { Problems } from "../ui/form.ts";

/** An article while it is written: what stands in the fields. */
export interface ArticleDraft {
  readonly keeperId: AgentId;
  readonly isTeamOnly: boolean;
  readonly texts: readonly (Omit<ArticleText, "page"> & { readonly page: string })[];
  /** For what is wrong with the texts as a whole. */
  readonly whole: null;
}

/** Which field of which text something is wrong with. */
export type TextProblems = Readonly<
  Partial<Record<`${ArticleLanguage} ${"title" | "text" | "page"}`, string>>
>;

const emptyText = (language: ArticleLanguage) => ({ language, title: "", text: "", page: "" });

export function newDraft(keeperId: AgentId, language: ArticleLanguage): ArticleDraft {
  return { keeperId, isTeamOnly: false, texts: [emptyText(language)], whole: null };
}

/** A new one with what was begun on another page: a title that is too long is cut. */
export function begunDraft(keeperId: AgentId, { language, title, text }: BegunText): ArticleDraft {
  const cut = title.slice(0, MAX_ARTICLE_TITLE_CHARS);
  return {
    keeperId,
    isTeamOnly: false,
    texts: [{ language, title: cut, text, page: "" }],
    whole: null,
  };
}

export function draftOf(line: ArticleLine, texts: readonly ArticleText[]): ArticleDraft {
  const { keeperId, isTeamOnly } = line;
  const written = texts.map((text) => ({ ...text, page: text.page ?? "" }));
  return { keeperId, isTeamOnly, texts: written, whole: null };
}

/**
 * Who keeps the article once it is saved: whoever is named, as long as they can; one who has left the team or the site meanwhile cannot, and then it is
 * `me`, who edits it, else the first who can (AR2).
 */
export function keeperOf(named: AgentId, keepers: ArticleList["keepers"], me: string): AgentId {
  const among = (wanted: string) => keepers.find(({ agentId }) => agentId === wanted);
  return (among(named) ?? among(me) ?? keepers[0])?.agentId ?? named;
}

/** With one more language, or without one; the last one stays. */
export function withLanguage(
  draft: ArticleDraft,
  language: ArticleLanguage,
): ArticleDraft["texts"] {
  return [...draft.texts, emptyText(language)];
}

export function withoutLanguage(
  { texts }: ArticleDraft,
  language: ArticleLanguage,
): ArticleDraft["texts"] {
  return texts.length === 1 ? texts : texts.filter((text) => text.language !== language);
}

/** As the server would judge it, before it is asked. */
export function textProblems({ texts }: ArticleDraft): TextProblems {
  const words = t.articles.form;
  const problems: Partial<Record<keyof TextProblems, string>> = {};
  for (const { language, title, text, page } of texts) {
    const longest = { title: MAX_ARTICLE_TITLE_CHARS, text: MAX_ARTICLE_CHARS };
    for (const [field, typed] of [
      ["title", title],
      ["text", text],
    ] as const) {
      const { length } = cleanText(typed);
      if (length === 0) problems[`${language} ${field}`] = words.needed;
      else if (length > longest[field])
        problems[`${language} ${field}`] = words.tooLong(longest[field]);
    }
    if (page.trim() !== "" && !isPage(page.trim())) problems[`${language} page`] = words.pageWrong;
  }
  return problems;
}

export function draftProblems(draft: ArticleDraft): Problems<ArticleDraft> {
  const isWrong = Object.keys(textProblems(draft)).length > 0;
  return isWrong ? { whole: t.settings.fixFirst } : {};
}

/** What is sent of the texts. */
export function textsOf({ texts }: ArticleDraft): ArticleText[] {
  return texts.map(({ page, ...text }) => ({
    ...text,
    page: page.trim() === "" ? null : page.trim(),
  }));
}

function isPage(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, username, password } = new URL(typed);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** What goes into a reply: the answer, and at its end where it stands (M11). */
export function replyOf(text: string, page: string | null): string {
  return page === null ? text : `${text}\n\n${page}`;
}
