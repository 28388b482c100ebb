import * as z from "zod";
import {
  MAX_GOODWILL_CODE_CHARS,
  MAX_GOODWILL_DAYS,
  MAX_GOODWILL_LIMIT_MINUTES,
  MAX_GOODWILL_PER_DAY,
  MAX_GOODWILL_WORDS_CHARS,
} from "./goodwill-limits.ts";

/** Before it is cleaned; the desk holds it to its bound after. */
export const GoodwillCode = z.string().max(MAX_GOODWILL_CODE_CHARS * 2);
const Words = z.string().max(MAX_GOODWILL_WORDS_CHARS * 2);

/** Whom it is for: visitors who have proved who they are, or everyone. */
export const GoodwillAudience = z.enum(["identified", "everyone"]);
export type GoodwillAudience = z.infer<typeof GoodwillAudience>;

/** What an owner sets for one site: who waited longer than `limitMinutes` is given a code, once in `days`, and at most `mostPerDay` on the site. */
export const GoodwillRules = z.object({
  isOn: z.boolean(),
  limitMinutes: z.int().min(1).max(MAX_GOODWILL_LIMIT_MINUTES),
  days: z.int().min(1).max(MAX_GOODWILL_DAYS),
  mostPerDay: z.int().min(1).max(MAX_GOODWILL_PER_DAY),
  audience: GoodwillAudience,
  /** What stands before the code; empty = the product's own words. */
  words: Words,
  /** The same for everybody; null = one from the pool, each given once. */
  fixedCode: z.nullable(GoodwillCode),
});
export type GoodwillRules = z.infer<typeof GoodwillRules>;

/** What a visitor was given: the owner's words and the code. */
export const GoodwillGift = z.object({ words: Words, code: GoodwillCode });
export type GoodwillGift = z.infer<typeof GoodwillGift>;
