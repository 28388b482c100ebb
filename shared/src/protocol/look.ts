import * as z from "zod";
import { MAX_LOOK_OFFSET, MAX_LOOK_RADIUS, MAX_WELCOME_CHARS } from "./look-limits.ts";

/** How the chat looks on one site, where the tag on a page says nothing else. Lengths in px. */
export const SiteLook = z.object({
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  theme: z.enum(["auto", "light", "dark"]),
  position: z.enum(["right", "left"]),
  /** Of the open chat's corners. */
  radius: z.int().min(0).max(MAX_LOOK_RADIUS),
  /** How far from the side and from the bottom of the page. */
  offset: z.object({
    side: z.int().min(0).max(MAX_LOOK_OFFSET),
    bottom: z.int().min(0).max(MAX_LOOK_OFFSET),
  }),
  /** What an empty chat greets with; empty = the product's own words, in the visitor's language. */
  welcome: z.string().max(MAX_WELCOME_CHARS * 2),
});
export type SiteLook = z.infer<typeof SiteLook>;
