import {
  type AgentId,
  type ArticleLanguage,
  CANNED_REPLIES_PER_PAGE,
  type CannedReplyLine,
  type CannedReplyText,
  type FoundReply,
  type SiteId,
} from "@presently/shared/protocol";
import { isStale } from "../domain/articles/stale.ts";
import {
  foldedLine,
  patternsOf,
  rankOf,
  ranks,
  scatteredPattern,
} from "../domain/canned-replies/found.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { all, type Script, the } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  cannedReplyById,
  repliesLike,
  repliesNamedLike,
  wordingsOfReply,
} from "../store/statements/canned-replies.ts";

/** A site whose replies are read, with those of all sites. */
export interface ReplyShelf {
  readonly desk: number;
  readonly site: number;
  readonly siteId: SiteId;
  /** As the site's row keeps them. */
  readonly settings: string;
}

/** In place of a site: all of them. */
const ALL_SITES = 0;
/** What an agent's search brings, so many wordings at most. */
const MOST_FOUND = 12;

interface Found {
  readonly reply: number;
  readonly name: string;
}

/** One page of the replies that the words find, by name, and how many they find in all (CR4). Pages begin with 0. */
export function* readReplies(
  shelf: ReplyShelf,
  typed: string,
  page: number,
  nowMs: number,
): Script<{ count: number; replies: Omit<CannedReplyLine, "mayWrite" | "mayCheck">[] }> {
  const sought = foldedLine(typed);
  const found = yield* findReplies(shelf, sought);
  const sorted = sought === "" ? found.toSorted(byName) : bestFirst(found, sought);
  const from = page * CANNED_REPLIES_PER_PAGE;
  const replies = [];
  for (const { reply } of sorted.slice(from, from + CANNED_REPLIES_PER_PAGE)) {
    const { publicId, site, keeperId, ...row } = yield* the(cannedReplyById, {
      desk: shelf.desk,
      id: reply,
    });
    replies.push({
      ...row,
      replyId: publicId,
      siteId: site === ALL_SITES ? null : shelf.siteId,
      keeperId: keeperId as AgentId, // written by this server with the prefix of its kind
      isStale: isOld(shelf, row, nowMs),
      texts: textsOf(yield* all(wordingsOfReply, { desk: shelf.desk, reply })),
    });
  }
  return { count: found.length, replies };
}

/** What an agent finds while they type, the best first: in the visitor's language, else in English, else in whichever it is written (CR4). */
export function* searchReplies(
  shelf: ReplyShelf,
  language: ArticleLanguage,
  typed: string,
  nowMs: number,
): Script<FoundReply[]> {
  const { desk } = shelf;
  const sought = foldedLine(typed);
  const best = bestFirst(yield* findReplies(shelf, sought), sought);
  const found: FoundReply[] = [];
  for (const { reply } of best.slice(0, MOST_FOUND)) {
    const row = yield* the(cannedReplyById, { desk, id: reply });
    const wordings = yield* all(wordingsOfReply, { desk, reply });
    const spoken = [language, "en", wordings[0]?.language].find((each) =>
      wordings.some((wording) => wording.language === each),
    );
    const { publicId: replyId, kind, name } = row;
    const about = { replyId, kind, name, isStale: isOld(shelf, row, nowMs) };
    for (const { language: written, variant, text } of wordings)
      if (written === spoken) found.push({ ...about, language: written, variant, text });
    if (found.length >= MOST_FOUND) break;
  }
  return found.slice(0, MOST_FOUND);
}

/** Those of the site and of all sites with every word that was typed, or with its letters in their names. */
function* findReplies({ desk, site }: ReplyShelf, sought: string): Script<Found[]> {
  const found = new Map<number, Found>();
  for (const shelf of [site, ALL_SITES]) {
    const like = yield* repliesWithAll(desk, shelf, sought);
    for (const one of like) found.set(one.reply, one);
    if (sought === "") continue;
    const pattern = scatteredPattern(sought);
    const named = yield* all(repliesNamedLike, { desk, site: shelf, pattern });
    for (const one of named) found.set(one.reply, one);
  }
  return [...found.values()];
}

/** Those of one shelf with every word that was typed. */
function* repliesWithAll(desk: number, site: number, sought: string): Script<Found[]> {
  let kept: Found[] | undefined;
  for (const patterns of patternsOf(sought)) {
    const like = yield* all(repliesLike, { desk, site, ...patterns });
    const fits = new Set(like.map(({ reply }) => reply));
    kept = kept === undefined ? like : kept.filter(({ reply }) => fits.has(reply));
    if (kept.length === 0) break;
  }
  return kept ?? [];
}

function bestFirst(found: readonly Found[], sought: string): Found[] {
  const rank = new Map(found.map((one) => [one, ranks.indexOf(rankOf(one.name, sought))]));
  return found.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || byName(a, b));
}

function byName(a: Found, b: Found): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.reply - b.reply;
}

function isOld(
  { settings }: ReplyShelf,
  { checkedAtMs }: { readonly checkedAtMs: number },
  nowMs: number,
): boolean {
  return isStale(checkedAtMs, readSiteSettings(settings).articleCheckDays, nowMs);
}

function textsOf(wordings: readonly RowOf<typeof wordingsOfReply>[]): CannedReplyText[] {
  const texts: CannedReplyText[] = [];
  for (const { language, text } of wordings) {
    const last = texts.at(-1);
    if (last?.language === language) last.variants.push(text);
    else texts.push({ language, variants: [text] });
  }
  return texts;
}
