// What the tag has no attribute for. A file of its own: most sites set nothing of it, and their pages shall not fetch its limits.

/** Of the open chat, in percent: what is meant to be 16 px may be as small as 14.4. */
export const MIN_LOOK_SCALE = 90;
export const MAX_LOOK_SCALE = 125;

/** What the button shows. */
export const LAUNCHER_ICONS = ["bubble", "bubbles", "question", "hand"] as const;
export type LauncherIcon = (typeof LAUNCHER_ICONS)[number];
/** Of the button: its icon alone, in a circle or in a square with round corners, or with its name beside it. */
export const LAUNCHER_SHAPES = ["round", "square", "pill"] as const;
export type LauncherShape = (typeof LAUNCHER_SHAPES)[number];

/** What the chat speaks, and an owner can say words of their own in. */
export const LOOK_LANGUAGES = ["en", "bg", "fi", "nl", "lt", "ru"] as const;
export type LookLanguage = (typeof LOOK_LANGUAGES)[number];

/** What an owner can say in their own words. */
export const LOOK_WORDS = ["welcome", "launcher", "online", "offline", "placeholder"] as const;
export type LookWord = (typeof LOOK_WORDS)[number];
/** As long as there is room for where each stands. */
export const MAX_LOOK_WORD_CHARS: Readonly<Record<LookWord, number>> = {
  welcome: 120,
  launcher: 40,
  online: 80,
  offline: 80,
  placeholder: 60,
};

/** What no attribute says of a look; absent where it is as usual. */
export interface FurtherLook {
  /** By language; an empty text is the product's own. */
  readonly texts?: Partial<Record<LookLanguage, Partial<Record<LookWord, string>>>>;
  readonly font?: "system" | "page";
  /** In percent. */
  readonly scale?: number;
  readonly density?: "roomy" | "compact";
  readonly shadow?: boolean;
  /** Whether who answers is shown. */
  readonly faces?: boolean;
  readonly shape?: LauncherShape;
  readonly icon?: LauncherIcon;
  /** Of the button where the chat is the whole screen: from the side and from the bottom, in px; empty: as elsewhere. */
  readonly phoneOffset?: string;
  /** What the open chat is drawn on and the words on it, where it is light: "#ffffff #17211f"; empty: the usual ones. */
  readonly light?: string;
  /** The same where it is dark. */
  readonly dark?: string;
  /** What names the site's own picture; absent or empty: it has none. */
  readonly logo?: string;
}
