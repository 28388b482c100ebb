import * as z from "zod";
import {
  LAUNCHER_ICONS,
  LAUNCHER_SHAPES,
  LOOK_LANGUAGES,
  LOOK_WORDS,
  MAX_LOOK_SCALE,
  MIN_LOOK_SCALE,
} from "./further-look.ts";
import { MAX_LOOK_OFFSET, MAX_LOOK_RADIUS, MAX_WELCOME_CHARS, MAX_Z_INDEX } from "./look-limits.ts";

// Room for what cleaning takes away, as everywhere.
const Words = z.string().max(MAX_WELCOME_CHARS * 2);

/** What an owner says in place of the product's words, in one language; what is absent or empty is said in those. */
const LookWords = z.partialRecord(z.enum(LOOK_WORDS), Words);

const Offset = z.object({
  side: z.int().min(0).max(MAX_LOOK_OFFSET),
  bottom: z.int().min(0).max(MAX_LOOK_OFFSET),
});

const Color = z.string().regex(/^#[0-9a-f]{6}$/);

/** What the open chat is drawn on, and the words on it. */
const ColorPair = z.object({ surface: Color, ink: Color });

/** How the chat looks on one site, where the tag on a page says nothing else. Lengths in px. */
export const SiteLook = z.object({
  color: Color,
  theme: z.enum(["auto", "light", "dark"]),
  position: z.enum(["right", "left"]),
  /** Of the open chat's corners. */
  radius: z.int().min(0).max(MAX_LOOK_RADIUS),
  /** How far from the side and from the bottom of the page. */
  offset: Offset,
  /** What an empty chat greets with in every language without a greeting of its own; empty = the product's own words. */
  welcome: Words,
  /** By language. What follows has a default: the looks that were stored before have none of it. */
  texts: z.partialRecord(z.enum(LOOK_LANGUAGES), LookWords).default({}),
  /** The system's, or the one that the page's body has. */
  font: z.enum(["system", "page"]).default("system"),
  /** Of the open chat, in percent. */
  scale: z.int().min(MIN_LOOK_SCALE).max(MAX_LOOK_SCALE).default(100),
  density: z.enum(["roomy", "compact"]).default("roomy"),
  /** Whether the button and the open chat have one. */
  shadow: z.boolean().default(true),
  /** Whether the agent who answers is shown by their picture, or their initials where they have none. */
  faces: z.boolean().default(false),
  /** Of the button. */
  shape: z.enum(LAUNCHER_SHAPES).default("round"),
  /** What the button shows. */
  icon: z.enum(LAUNCHER_ICONS).default("bubble"),
  /** How far the button is from the side and from the bottom where the chat takes the whole screen; null = as elsewhere. */
  phoneOffset: z.nullable(Offset).default(null),
  /** Of the open chat where it is light; null = the usual ones. */
  light: z.nullable(ColorPair).default(null),
  /** Of the open chat where it is dark; null = the usual ones. */
  dark: z.nullable(ColorPair).default(null),
  /** Where a browser has no top layer: above what of the page the chat stands, as `data-z` says it; null = above everything. */
  zIndex: z.nullable(z.int().min(0).max(MAX_Z_INDEX)).default(null),
});
export type SiteLook = z.infer<typeof SiteLook>;
