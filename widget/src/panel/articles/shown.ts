import type { LastingEvent, LastingEventOf, ShownArticle } from "@presently/shared/protocol";

/**
 * The articles that an event shows; none where it is another event, or has not the form that is drawn here. Few chats show any, so the checks that
 * every chat carries leave this one to whoever draws it (R9).
 */
export function articlesIn(event: LastingEvent): readonly ShownArticle[] {
  if (event.type !== "article.shown") return [];
  // Not the type's word for it: what came over the wire may be anything.
  const { articles } = (event.text ?? {}) as Partial<LastingEventOf<"article.shown">["text"]>;
  return Array.isArray(articles) ? articles.filter(isArticle) : [];
}

function isArticle(value: Partial<ShownArticle> | null): value is ShownArticle {
  const { articleId, title, text, links, page } = value ?? {};
  const isText = (part: unknown) => typeof part === "string";
  return (
    [articleId, title, text].every(isText) &&
    (page === null || isText(page)) &&
    Array.isArray(links) &&
    links.every((link: unknown) => typeof link === "object" && link !== null)
  );
}

/** An address that a link may lead to: the server lets no other in, and here it is not taken at its word (R39). */
export function pageOf({ page }: ShownArticle): string | undefined {
  return page !== null && /^https?:\/\//.test(page) ? page : undefined;
}
