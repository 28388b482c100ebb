import * as z from "zod";

/** How far a conversation was read, in its public numbers (RM1); 0 = not at all. */
export const ReadMarks = z.object({
  /** What has reached the client of the agent who holds it. */
  deliveredSeq: z.int().min(0),
  agentSeq: z.int().min(0),
  visitorSeq: z.int().min(0),
});
export type ReadMarks = z.infer<typeof ReadMarks>;
