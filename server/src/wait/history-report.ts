import * as z from "zod";

const Share = z.nullable(z.number());
const Ms = z.nullable(z.number());

const Score = z.object({
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
});

/** Of a stretch: the score, how many of those who waited left, and how long the others waited on average. */
const Stretch = z.object({ score: Score, left: z.number(), waitedMs: Ms });
export type Stretch = z.infer<typeof Stretch>;

/** Other slots for a desk's agents, to be tried on its history (W17). */
export const TriedSettings = z.object({
  capacity: z.int().min(1).max(50).exactOptional(),
  moreAgents: z.int().min(1).max(50).exactOptional(),
  /** When they are there: hours of the day, by the clock of the desk's first site. */
  fromHour: z.int().min(0).max(23).exactOptional(),
  untilHour: z.int().min(1).max(24).exactOptional(),
});
export type TriedSettings = z.infer<typeof TriedSettings>;

/** What would have been announced in a stretch of a desk's history, and how it would have held. Times are epoch milliseconds. */
export const HistoryReport = z.object({
  fromMs: z.number(),
  untilMs: z.number(),
  /** Facts that could not be used. */
  ignored: z.number(),
  ...Stretch.shape,
  /** The same visitors played again: with the slots there were, which tells how true the play is, and with those that were tried; null = the line grew too long. */
  tried: z
    .object({ settings: TriedSettings, again: z.nullable(Stretch), other: z.nullable(Stretch) })
    .exactOptional(),
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
