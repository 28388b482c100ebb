import * as z from "zod";
import { TimeMs } from "./states.ts";

/** What `GET /console/api/effort` answers an agent of their own last hours: to protect them, and for nobody else (LP2 to LP4). */
export const EffortAnswer = z.object({
  /** Since when they have been at work without a pause; null = they are not. */
  workSinceMs: z.nullable(TimeMs),
  /** From when on they are reminded of a pause; null = never, or not at work. */
  pauseFromMs: z.nullable(TimeMs),
  /** Chats they ended in the last three hours. */
  endedChats: z.int().min(0),
  /** Whether others are given new chats before them, since two were hard within the hour. */
  isEased: z.boolean(),
});
export type EffortAnswer = z.infer<typeof EffortAnswer>;
