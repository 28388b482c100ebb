import * as z from "zod";

export const MAX_LOOK_RADIUS = 28;
export const MAX_LOOK_OFFSET = 200;
export const MAX_WELCOME_CHARS = 120;

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

/** What the chat looks like where nobody has set anything. */
export const DEFAULT_LOOK: SiteLook = {
  color: "#115e59",
  theme: "auto",
  position: "right",
  radius: 16,
  offset: { side: 20, bottom: 20 },
  welcome: "",
};
