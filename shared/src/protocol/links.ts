import * as z from "zod";

/** A place in a message's text that is a link (R39): `start` and `end` in UTF-16 code units, `kind` says which scheme to put before it when it has none. */
export const TextLink = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  kind: z.enum(["asWritten", "http", "mailto", "tel"]),
});
export type TextLink = z.infer<typeof TextLink>;
