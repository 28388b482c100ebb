import type { JSX } from "preact";
import { CANNED_REPLIES_PER_PAGE } from "@presently/shared/protocol/canned-reply-limits";
import { t } from "../i18n/index.ts";

interface PagesProps {
  /** The first is 0. */
  page: number;
  /** How many there are on all pages together. */
  count: number;
  onPage: (page: number) => void;
}

/** Leafs through a long list; with one page there is nothing to leaf through. */
export function Pages({ page, count, onPage }: PagesProps): JSX.Element {
  const words = t.cannedReplies;
  const pages = Math.ceil(count / CANNED_REPLIES_PER_PAGE);
  if (pages < 2) return <></>;
  const step = (label: string, to: number): JSX.Element => {
    const isThere = to >= 0 && to < pages;
    return (
      <button
        type="button"
        class="button is-small"
        aria-disabled={!isThere}
        onClick={() => isThere && onPage(to)}
      >
        {label}
      </button>
    );
  };
  return (
    <nav class="canned-pages" aria-label={words.pages}>
      {step(words.previous, page - 1)}
      <span role="status">{words.page(page + 1, pages)}</span>
      {step(words.next, page + 1)}
    </nav>
  );
}
