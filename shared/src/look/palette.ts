import { contrastOf, type Hex, inkOn } from "./contrast.ts";

/** The least contrast of words with what they stand on (WCAG 2.2, 1.4.3). */
export const WORDS_CONTRAST = 4.5;
/** The least contrast of what is pressed or told by its colour with what lies behind it (WCAG 2.2, 1.4.11). */
export const EDGE_CONTRAST = 3;

/** What the open chat is drawn on, and the words on it. */
export interface ColorPair {
  readonly surface: Hex;
  readonly ink: Hex;
}

/** Where an owner has set none. */
export const USUAL_COLORS: Readonly<Record<"light" | "dark", ColorPair>> = {
  light: { surface: "#ffffff", ink: "#17211f" },
  dark: { surface: "#17201e", ink: "#edf2f0" },
};

/** All of the chat's colours but the site's own one. */
export interface Palette extends ColorPair {
  /** Behind what others have said, and what is pointed at. */
  readonly sunken: Hex;
  /** Of words that stand back. */
  readonly soft: Hex;
  /** Between two parts of the chat; it tells nothing. */
  readonly edge: Hex;
  /** Around what is pressed or written in. */
  readonly control: Hex;
  readonly fault: Hex;
  readonly good: Hex;
  readonly wait: Hex;
  /** What the browser draws by itself, such as bars that scroll. */
  readonly scheme: "light" | "dark";
}

/**
 * The chat's colours from the two that an owner has set: the rest lies between them, or is the usual one of its kind. What has too little
 * contrast is moved towards the ink until it has enough, which is there at the latest where the ink itself has it on the surface (LK7).
 */
export function paletteOf({ surface, ink }: ColorPair): Palette {
  const isDark = inkOn(surface).ink === "white";
  // Towards the surface: the ink must be read on it, too.
  const sunken = reaching(mixed(surface, ink, 6), surface, [ink], WORDS_CONTRAST);
  const readable = (color: Hex) => reaching(color, ink, [surface, sunken], WORDS_CONTRAST);
  const visible = (color: Hex) => reaching(color, ink, [surface], EDGE_CONTRAST);
  return {
    surface,
    sunken,
    ink,
    soft: readable(mixed(surface, ink, 70)),
    edge: mixed(surface, ink, 14),
    control: visible(mixed(surface, ink, 50)),
    fault: readable(isDark ? "#ffb4ab" : "#b3261e"),
    good: visible(isDark ? "#5fd39a" : "#1b7f4d"),
    wait: visible(isDark ? "#f0c35e" : "#9a6700"),
    scheme: isDark ? "dark" : "light",
  };
}

/** `color`, or the first colour on its way to `end` that has `least` with all of `others`; `end` where none has. */
export function reaching(color: Hex, end: Hex, others: readonly Hex[], least: number): Hex {
  for (let percent = 0; percent < 100; percent += 4) {
    const tried = mixed(color, end, percent);
    if (others.every((other) => contrastOf(tried, other) >= least)) return tried;
  }
  return end;
}

/** So many percent of the way from one colour to another, channel by channel. */
function mixed(from: Hex, to: Hex, percent: number): Hex {
  const channel = (at: number) => {
    const [start = 0, end = 0] = [from, to].map((color) => parseInt(color.slice(at, at + 2), 16));
    return Math.round(start + ((end - start) * percent) / 100)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
