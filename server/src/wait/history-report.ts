import * as z from "zod";

const Share = z.nullable(z.number());
const Ms = z.nullable(z.number());

/** What would have been announced in a stretch of a desk's history, and how it would have held. Times are epoch milliseconds. */
export const HistoryReport = z.object({
  fromMs: z.number(),
  untilMs: z.number(),
  /** Facts that could not be used. */
  ignored: z.number(),
  score: z.object({
    waits: z.number(),
    promised: z.number(),
    decided: z.number(),
    keptShare: Share,
    boundShare: Share,
    lateShare: Share,
    widthMs: Ms,
    biasMs: Ms,
    refusals: z.number(),
    refusalsInVain: z.number(),
  }),
  /** The latest waits that ended, ten thousand at most, oldest first: what was told first, and what became of it. `highMs` null = no time. */
  waits: z.array(
    z.object({
      atMs: z.number(),
      line: z.number(),
      place: z.number(),
      lowMs: z.number(),
      expectedMs: z.number(),
      highMs: Ms,
      refusal: z.nullable(z.string()),
      outcome: z.enum(["served", "left"]),
      waitedMs: z.number(),
    }),
  ),
});
export type HistoryReport = z.infer<typeof HistoryReport>;
