import { contrastOf } from "@presently/shared/look/contrast";
import { type ColorPair, USUAL_COLORS, WORDS_CONTRAST } from "@presently/shared/look/palette";
import type { SiteLook } from "@presently/shared/protocol";
import {
  LOOK_LANGUAGES,
  LOOK_WORDS,
  type LookLanguage,
  type LookWord,
  MAX_LOOK_SCALE,
  MAX_LOOK_WORD_CHARS,
  MIN_LOOK_SCALE,
} from "@presently/shared/protocol/further-look";
import {
  MAX_LOOK_OFFSET,
  MAX_LOOK_RADIUS,
  MAX_WELCOME_CHARS,
  MAX_Z_INDEX,
} from "@presently/shared/protocol/look-limits";
import { t } from "../i18n/index.ts";
import { siteWords } from "../i18n/site.ts";
import type { Problems } from "../ui/form.ts";

/** What is said in a language as it is typed; empty is in the product's words. */
export type WordsDraft = Readonly<Record<LookWord, string>>;

/** What the open chat is drawn on and in, in one theme; what is typed stays while the usual colours are used. */
export interface PairDraft extends ColorPair {
  readonly isOwn: boolean;
}

/** A site's look as it is typed: numbers are texts, and every language has all of its words. */
export interface LookDraft extends Pick<
  SiteLook,
  "theme" | "position" | "welcome" | "font" | "density" | "shadow" | "faces" | "shape" | "icon"
> {
  readonly texts: Readonly<Record<LookLanguage, WordsDraft>>;
  readonly scale: string;
  readonly color: string;
  readonly light: PairDraft;
  readonly dark: PairDraft;
  readonly radius: string;
  readonly isPhoneApart: boolean;
  readonly phoneSide: string;
  readonly phoneBottom: string;
  readonly side: string;
  readonly bottom: string;
  /** Empty = above everything. */
  readonly zIndex: string;
}

export function lookDraftOf(whole: SiteLook): LookDraft {
  const { radius, offset, phoneOffset, scale, texts, zIndex, ...look } = whole;
  const onPhone = phoneOffset ?? offset;
  return {
    ...look,
    light: pairDraftOf("light", look.light),
    dark: pairDraftOf("dark", look.dark),
    texts: perLanguage((language) => perWord((word) => texts[language]?.[word] ?? "")),
    scale: String(scale),
    isPhoneApart: phoneOffset !== null,
    phoneSide: String(onPhone.side),
    phoneBottom: String(onPhone.bottom),
    radius: String(radius),
    side: String(offset.side),
    bottom: String(offset.bottom),
    zIndex: zIndex === null ? "" : String(zIndex),
  };
}

function pairDraftOf(theme: "light" | "dark", own: ColorPair | null): PairDraft {
  return { ...(own ?? USUAL_COLORS[theme]), isOwn: own !== null };
}

function pairOf({ isOwn, surface, ink }: PairDraft): ColorPair | null {
  return isOwn ? { surface: tidyColor(surface), ink: tidyColor(ink) } : null;
}

/** What is stored; undefined while anything of it is wrong. */
export function lookOfDraft(draft: LookDraft): SiteLook | undefined {
  if (Object.values(lookProblems(draft)).some((problem) => problem !== undefined)) return undefined;
  const { theme, position, welcome, font, density, shadow, faces, shape, icon } = draft;
  return {
    color: tidyColor(draft.color),
    theme,
    position,
    radius: Number(draft.radius),
    offset: { side: Number(draft.side), bottom: Number(draft.bottom) },
    welcome: welcome.trim(),
    texts: textsOf(draft.texts),
    font,
    scale: Number(draft.scale),
    density,
    shadow,
    faces,
    shape,
    icon,
    light: pairOf(draft.light),
    dark: pairOf(draft.dark),
    phoneOffset: draft.isPhoneApart
      ? { side: Number(draft.phoneSide), bottom: Number(draft.phoneBottom) }
      : null,
    zIndex: draft.zIndex.trim() === "" ? null : Number(draft.zIndex),
  };
}

/** Without what is empty, and without a language in which all is. */
function textsOf(texts: LookDraft["texts"]): SiteLook["texts"] {
  const said = LOOK_LANGUAGES.map((language) => {
    const own = LOOK_WORDS.map((word) => [word, texts[language][word].trim()] as const);
    return [language, own.filter(([, text]) => text !== "")] as const;
  });
  return Object.fromEntries(
    said.flatMap(([language, own]) =>
      own.length === 0 ? [] : [[language, Object.fromEntries(own)] as const],
    ),
  );
}

export function lookProblems(draft: LookDraft): Problems<LookDraft> {
  return {
    color: colorProblem(draft.color),
    light: Object.values(pairProblems(draft.light)).find(Boolean),
    dark: Object.values(pairProblems(draft.dark)).find(Boolean),
    radius: numberProblem(draft.radius, MAX_LOOK_RADIUS),
    scale: numberProblem(draft.scale, MAX_LOOK_SCALE, MIN_LOOK_SCALE),
    texts: LOOK_LANGUAGES.some((language) =>
      LOOK_WORDS.some((word) => wordProblem(word, draft.texts[language][word]) !== undefined),
    )
      ? t.settings.fixFirst
      : undefined,
    phoneSide: draft.isPhoneApart ? numberProblem(draft.phoneSide, MAX_LOOK_OFFSET) : undefined,
    phoneBottom: draft.isPhoneApart ? numberProblem(draft.phoneBottom, MAX_LOOK_OFFSET) : undefined,
    side: numberProblem(draft.side, MAX_LOOK_OFFSET),
    bottom: numberProblem(draft.bottom, MAX_LOOK_OFFSET),
    zIndex: draft.zIndex.trim() === "" ? undefined : numberProblem(draft.zIndex, MAX_Z_INDEX),
    welcome:
      draft.welcome.trim().length > MAX_WELCOME_CHARS
        ? t.errors.tooLong(MAX_WELCOME_CHARS)
        : undefined,
  };
}

/** What is wrong with the two colours of a theme, each beside its field; of the usual ones nothing is. */
export function pairProblems({ isOwn, surface, ink }: PairDraft): Problems<ColorPair> {
  if (!isOwn) return {};
  const areColors = isColor(surface) && isColor(ink);
  const ratio = areColors ? contrastOf(tidyColor(surface), tidyColor(ink)) : WORDS_CONTRAST;
  return {
    surface: colorProblem(surface),
    ink:
      ratio < WORDS_CONTRAST
        ? siteWords.look.pair.unreadable(Math.floor(ratio * 10) / 10)
        : colorProblem(ink),
  };
}

export const isColor = (typed: string): boolean => /^#[0-9a-f]{6}$/.test(tidyColor(typed));

function colorProblem(typed: string): string | undefined {
  return isColor(typed) ? undefined : siteWords.look.colorProblem;
}

/** As it is stored, from how people write it: with or without the #, in capitals, in three digits. */
export function tidyColor(typed: string): string {
  const color = typed.trim().toLowerCase().replace(/^#?/, "#");
  return /^#[0-9a-f]{3}$/.test(color) ? color.replaceAll(/[0-9a-f]/g, "$&$&") : color;
}

/** What is wrong with one of the words; told beside it while it is typed. */
export function wordProblem(word: LookWord, typed: string): string | undefined {
  const most = MAX_LOOK_WORD_CHARS[word];
  return typed.trim().length > most ? t.errors.tooLong(most) : undefined;
}

function numberProblem(typed: string, most: number, least = 0): string | undefined {
  const isFine = /^\d{1,10}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
  return isFine ? undefined : siteWords.look.numberProblem(most, least);
}

// Either cast is safe: each language, and each word, is gone through.
function perLanguage<Value>(of: (language: LookLanguage) => Value): Record<LookLanguage, Value> {
  return Object.fromEntries(LOOK_LANGUAGES.map((language) => [language, of(language)])) as Record<
    LookLanguage,
    Value
  >;
}

function perWord<Value>(of: (word: LookWord) => Value): Record<LookWord, Value> {
  return Object.fromEntries(LOOK_WORDS.map((word) => [word, of(word)])) as Record<LookWord, Value>;
}
