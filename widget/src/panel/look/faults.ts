import { contrastOf } from "@presently/shared/look/contrast";
import { WORDS_CONTRAST } from "@presently/shared/look/palette";
import {
  type FurtherLook,
  LAUNCHER_ICONS,
  LAUNCHER_SHAPES,
  LOOK_LANGUAGES,
  LOOK_WORDS,
  MAX_LOOK_SCALE,
  MAX_LOOK_WORD_CHARS,
  MIN_LOOK_SCALE,
} from "@presently/shared/protocol/further-look";

/** What a script may say at run time, as it is kept. */
export type Asked = { -readonly [Name in keyof Settings]?: Settings[Name] };
type Settings = Omit<FurtherLook, "texts"> & {
  readonly lang: string;
  readonly texts: Readonly<Record<string, string>>;
};

/** What is wrong with a value, in words that say what is right; undefined where nothing is. */
const CHECKS = {
  lang: oneOf(LOOK_LANGUAGES),
  font: oneOf(["system", "page"]),
  density: oneOf(["roomy", "compact"]),
  shadow: oneOf(["true", "false"]),
  shape: oneOf(LAUNCHER_SHAPES),
  icon: oneOf(LAUNCHER_ICONS),
  light: pair,
  dark: pair,
  phoneOffset: (value: unknown) =>
    typeof value === "string" && /^(((1?\d)?\d|200) ((1?\d)?\d|200))?$/.test(value)
      ? undefined
      : "Say two whole numbers of pixels, from 0 to 200: from the side, from the bottom; or nothing.",
  faces: oneOf(["true", "false"]),
  logo: (value: unknown) =>
    typeof value === "string" && /^([\w-]{22})?$/.test(value)
      ? undefined
      : "Give what names the picture that was uploaded in the console, or nothing for none.",
  scale: (value: unknown) =>
    Number.isInteger(value) && Number(value) >= MIN_LOOK_SCALE && Number(value) <= MAX_LOOK_SCALE
      ? undefined
      : `Say a whole number of percent from ${MIN_LOOK_SCALE} to ${MAX_LOOK_SCALE}.`,
  texts: (value: unknown) =>
    typeof value === "object" && value !== null && Object.entries(value).every(isWord)
      ? undefined
      : `Give texts: ${LOOK_WORDS.map((word) => `${word} of at most ${MAX_LOOK_WORD_CHARS[word]} characters`).join(", ")}.`,
} as const satisfies Record<keyof Settings, (value: unknown) => string | undefined>;

/** Whether it can be changed at run time. */
export const isKnown = (name: string): name is keyof Settings => Object.hasOwn(CHECKS, name);

/** What is wrong with a value; undefined where nothing is. */
export const faultIn = (name: keyof Settings, value: unknown): string | undefined =>
  CHECKS[name](value);

function oneOf(words: readonly string[]) {
  // Not by what it reads as: a list of one word reads as the word, and would be kept as a list.
  return (value: unknown) => {
    const said = typeof value === "boolean" ? String(value) : value;
    return words.some((word) => word === said) ? undefined : `Say one of ${words.join(", ")}.`;
  };
}

function pair(value: unknown): string | undefined {
  const isPair = typeof value === "string" && /^(#[\da-f]{6} #[\da-f]{6})?$/i.test(value);
  return isPair && (!value || contrastOf(value.slice(0, 7), value.slice(8)) >= WORDS_CONTRAST)
    ? undefined
    : `Say two colours as "#ffffff #17211f", the background and the words on it, with a contrast of at least ${WORDS_CONTRAST} to 1; or nothing.`;
}

function isWord([name, text]: [string, unknown]): boolean {
  const word = LOOK_WORDS.find((each) => each === name);
  return word !== undefined && typeof text === "string" && text.length <= MAX_LOOK_WORD_CHARS[word];
}
