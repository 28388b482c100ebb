import type { ArticleLanguage } from "@presently/shared/protocol";
import { ARTICLE_LANGUAGES } from "@presently/shared/protocol/article-limits";

/** The language the agent's browser speaks, if something can be written in it. */
export function ownLanguage(): ArticleLanguage {
  const tags = navigator.languages.map((tag) => tag.split("-")[0]);
  return tags.flatMap((tag) => ARTICLE_LANGUAGES.find((each) => each === tag) ?? [])[0] ?? "en";
}
