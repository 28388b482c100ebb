import { useMemo } from "preact/hooks";
import type { VisitorCard } from "@presently/shared/protocol";
import { ARTICLE_LANGUAGES } from "@presently/shared/protocol/article-limits";
import type { ConsoleApi } from "../api.ts";
import type { FindArticles } from "./ArticleSearch.tsx";

/** Finds articles for a conversation: of its site, in its visitor's language, else in English. Undefined until its card is there. */
export function useFindArticles(
  api: Pick<ConsoleApi, "searchArticles">,
  card: Pick<VisitorCard, "siteId" | "language"> | undefined,
): FindArticles | undefined {
  const siteId = card?.siteId;
  const spoken = card?.language?.split("-")[0];
  return useMemo(() => {
    if (siteId === undefined) return undefined;
    const language = ARTICLE_LANGUAGES.find((each) => each === spoken) ?? "en";
    return (words) => api.searchArticles(siteId, language, words);
  }, [api, siteId, spoken]);
}
