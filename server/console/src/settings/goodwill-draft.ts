import type { GoodwillRules } from "@presently/shared/protocol";
import {
  MAX_GOODWILL_CODE_CHARS,
  MAX_GOODWILL_CODES_AT_ONCE,
  MAX_GOODWILL_DAYS,
  MAX_GOODWILL_LIMIT_MINUTES,
  MAX_GOODWILL_PER_DAY,
  MAX_GOODWILL_WORDS_CHARS,
} from "@presently/shared/protocol/goodwill-limits";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import type { Problems } from "../ui/form.ts";

/** A site's goodwill as it is typed: numbers are texts, and the codes to add a text with one on each line. */
export interface GoodwillDraft {
  readonly isOn: boolean;
  readonly limitMinutes: string;
  readonly days: string;
  readonly mostPerDay: string;
  readonly audience: GoodwillRules["audience"];
  readonly words: string;
  readonly isFixed: boolean;
  readonly fixedCode: string;
  readonly codes: string;
}

/** What nobody has set yet: off, and for those who are identified. */
const unset: GoodwillRules = {
  isOn: false,
  limitMinutes: 10,
  days: 30,
  mostPerDay: 20,
  audience: "identified",
  words: "",
  fixedCode: null,
};

export function goodwillDraftOf(set: GoodwillRules | null): GoodwillDraft {
  const { limitMinutes, days, mostPerDay, isOn, audience, words, fixedCode } = set ?? unset;
  return {
    isOn,
    limitMinutes: String(limitMinutes),
    days: String(days),
    mostPerDay: String(mostPerDay),
    audience,
    words,
    isFixed: fixedCode !== null,
    fixedCode: fixedCode ?? "",
    codes: "",
  };
}

/** What is stored. Where it is off, nothing else shows, and everything but that stays as it was `set`. Asked only of a draft without a problem. */
export function goodwillOfDraft(draft: GoodwillDraft, set: GoodwillRules | null): GoodwillRules {
  const { isOn, audience, words, isFixed, fixedCode } = draft;
  if (!isOn) return { ...rulesIn(set ?? unset), isOn };
  return {
    isOn,
    limitMinutes: Number(draft.limitMinutes),
    days: Number(draft.days),
    mostPerDay: Number(draft.mostPerDay),
    audience,
    words: words.trim(),
    fixedCode: isFixed ? fixedCode.trim() : null,
  };
}

/** Only the rules of what a site has set, which also says how many codes are left. */
function rulesIn(set: GoodwillRules): GoodwillRules {
  const { isOn, limitMinutes, days, mostPerDay, audience, words, fixedCode } = set;
  return { isOn, limitMinutes, days, mostPerDay, audience, words, fixedCode };
}

/** Whether codes can be added to the list: what does not show is neither checked nor sent. */
export function showsCodes({ isOn, isFixed }: GoodwillDraft): boolean {
  return isOn && !isFixed;
}

/** The codes typed, one of each line, in the parts in which they are sent. */
export function codesInParts(codes: string): string[][] {
  const typed = linesOf(codes);
  const parts: string[][] = [];
  for (let at = 0; at < typed.length; at += MAX_GOODWILL_CODES_AT_ONCE)
    parts.push(typed.slice(at, at + MAX_GOODWILL_CODES_AT_ONCE));
  return parts;
}

/** What is wrong with what shows: a problem with no field to stand beside would be a Save that does nothing. */
export function goodwillProblems(draft: GoodwillDraft): Problems<GoodwillDraft> {
  if (!draft.isOn) return {};
  const isTooLong = linesOf(draft.codes).some((code) => code.length > MAX_GOODWILL_CODE_CHARS);
  const tooLong = t.goodwill.codesTooLong(MAX_GOODWILL_CODE_CHARS);
  return {
    limitMinutes: numberProblem(draft.limitMinutes, MAX_GOODWILL_LIMIT_MINUTES),
    days: numberProblem(draft.days, MAX_GOODWILL_DAYS),
    mostPerDay: numberProblem(draft.mostPerDay, MAX_GOODWILL_PER_DAY),
    words:
      draft.words.length > MAX_GOODWILL_WORDS_CHARS
        ? t.errors.tooLong(MAX_GOODWILL_WORDS_CHARS)
        : undefined,
    fixedCode: !draft.isFixed
      ? undefined
      : draft.fixedCode.trim().length > MAX_GOODWILL_CODE_CHARS
        ? tooLong
        : neededProblem(draft.fixedCode),
    codes: isTooLong && showsCodes(draft) ? tooLong : undefined,
  };
}

function linesOf(codes: string): string[] {
  return codes
    .split(/\r?\n/)
    .map((code) => code.trim())
    .filter((code) => code !== "");
}

function numberProblem(typed: string, most: number): string | undefined {
  const number = Number(typed);
  const isRight = /^\d+$/.test(typed.trim()) && number >= 1 && number <= most;
  return isRight ? undefined : t.goodwill.wrongNumber(most);
}
