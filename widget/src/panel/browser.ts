import type { Clock } from "@presently/shared/clock";
import type { CommandId, PageVisit } from "@presently/shared/protocol";
import { MAX_TITLE_CHARS, MAX_URL_CHARS } from "@presently/shared/protocol/clean-text";

/** The browser's time. */
export const browserClock: Clock = {
  nowMs: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (run) => void setTimeout(run),
};

/** A random id of 21 characters, about 125 bits. */
export function newId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .slice(0, 21)
    .replace(/\W/g, "_");
}

/** Our languages but English: the loader's list, whose names for the launcher the panel does not need. */
const OTHERS = /^(?:nl|fi|lt|ru|bg)(?![a-z])/i;

/**
 * The visitor's language, in which mails will speak: that of the words they read. English is also read by those who have none of ours; of them the
 * browser knows more. Whose browser asks for another of ours reads English because the tag or the page says so.
 */
export const languageOfVisitor = (ofWords: string, ofBrowser: string) =>
  ofWords === "en" && !OTHERS.test(ofBrowser) ? ofBrowser : ofWords;

/** What the page calls itself: a document has one title, and the part that puts words before it says here which of it is the page's own (NT3). */
export const ownTitle = { get: () => document.title };

/**
 * Where the visitor is, for the agent; `isTest`: the tag says so (TC2); for the owner, how many tags of ours the page has (IN2). The key of the department
 * that the page named (DK2) is absent, and then left out of what is sent, where it named none.
 */
export function pageVisit(
  isTest: boolean,
  ofWords: string,
  department?: string,
): PageVisit & {
  readonly isTest: boolean;
  readonly copies: number;
  readonly department: string | undefined;
} {
  return {
    isTest,
    department,
    copies: document.querySelectorAll('script[src*="/presently.js"]').length,
    url: location.href.slice(0, MAX_URL_CHARS),
    referrer: document.referrer.slice(0, MAX_URL_CHARS),
    title: ownTitle.get().slice(0, MAX_TITLE_CHARS),
    language: languageOfVisitor(ofWords, navigator.language),
    timeZone: timeZone(),
  };
}

/** The first use of `Intl` reads its tables, 15 to 60 ms in which the page can do nothing; the newer way reads none. A page may have put anything under that name. */
function timeZone(): string {
  const { Temporal } = self as { Temporal?: { Now?: { timeZoneId?(): string } } }; // unknown to the compiler as yet
  return Temporal?.Now?.timeZoneId?.() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
