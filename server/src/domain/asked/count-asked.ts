import {
  type AskedFigures,
  MOST_ASKED,
  MOST_PAGES,
  WEEKS_BEFORE,
} from "@presently/shared/protocol";

const WEEK_MS = 7 * 24 * 3_600_000;
/** What is asked now is what was asked in so long. */
export const LATELY_MS = WEEK_MS;
/** How far back is looked. */
export const ASKED_SPAN_MS = (1 + WEEKS_BEFORE) * WEEK_MS;
/** What one visitor asked alone is nobody's pattern, and might say who they are. */
const FEWEST = 2;

/** A conversation, as far as it is counted here. */
export interface AskedConversation {
  readonly id: number;
  readonly createdAtMs: number;
  readonly isSolved: boolean | null;
  readonly isComplaint: boolean;
  readonly page: string | null;
}

/** Something that conversations have in common. */
export interface Theme<Subject> {
  readonly subject: Subject;
  readonly conversations: readonly AskedConversation[];
}

/** How often each was asked, each conversation counted once (WA1). Weeks are spans of seven days that end at `toMs`. */
export function figuresOf(conversations: readonly AskedConversation[], toMs: number): AskedFigures {
  const each = [...new Map(conversations.map((one) => [one.id, one])).values()];
  const weeksAgo = ({ createdAtMs }: AskedConversation) =>
    Math.floor((toMs - 1 - createdAtMs) / WEEK_MS);
  const lately = each.filter((one) => weeksAgo(one) === 0);
  return {
    lately: lately.length,
    before: Array.from(
      { length: WEEKS_BEFORE },
      (_, at) => each.filter((one) => weeksAgo(one) === WEEKS_BEFORE - at).length,
    ),
    solved: lately.filter(({ isSolved }) => isSolved === true).length,
    notSolved: lately.filter(({ isSolved }) => isSolved === false).length,
    complaints: lately.filter(({ isComplaint }) => isComplaint).length,
    pages: commonPages(lately),
  };
}

function commonPages(conversations: readonly AskedConversation[]): AskedFigures["pages"] {
  const counts = new Map<string, number>();
  for (const { page } of conversations)
    if (page !== null) counts.set(page, (counts.get(page) ?? 0) + 1);
  return [...counts]
    .map(([page, count]) => ({ page, conversations: count }))
    .sort((a, b) => b.conversations - a.conversations || (a.page < b.page ? -1 : 1))
    .slice(0, MOST_PAGES);
}

/** The commonest of the last seven days, with their figures: of two the one that was rarer before comes first. What was asked once is left out (WA3). */
export function topAsked<Subject>(
  themes: readonly Theme<Subject>[],
  toMs: number,
): (AskedFigures & { readonly theme: Theme<Subject> })[] {
  const before = (figures: AskedFigures) => figures.before.reduce((sum, count) => sum + count, 0);
  return themes
    .map((theme) => ({ ...figuresOf(theme.conversations, toMs), theme }))
    .filter(({ lately }) => lately >= FEWEST)
    .sort((a, b) => b.lately - a.lately || before(a) - before(b))
    .slice(0, MOST_ASKED);
}
