import * as z from "zod";
import { SHORTCODES } from "./shortcodes.ts";

const place = { start: z.int().min(0), end: z.int().min(1) };

/**
 * A place in a message's text that is drawn as something else than words (MD1): `start` and `end` in UTF-16 code units, signs and all. The
 * first `opening` and the last `closing` units are the signs themselves, which are not drawn. `emoji` is drawn as `shown`.
 */
export const TextMark = z.discriminatedUnion("kind", [
  z.object({
    ...place,
    kind: z.enum(["strong", "em", "code", "pre", "ul", "ol", "li"]),
    opening: z.int().min(0),
    closing: z.int().min(0),
  }),
  z.object({ ...place, kind: z.literal("emoji"), shown: z.enum(Object.values(SHORTCODES)) }),
]);
export type TextMark = z.infer<typeof TextMark>;

/** How many marks a message is drawn with. One with more is drawn as written: whoever writes that many wants no formatting (MD6). */
export const MAX_TEXT_MARKS = 200;
