import * as z from "zod";
import { AgentId, SiteId } from "./ids.ts";
import { TimeMs } from "./states.ts";

/** What `GET /console/api/board` answers to whoever directs agents: what a console needs for its board beside its lanes (BO2). */
export const BoardAnswer = z.object({
  /** The sites on which whoever asked directs agents. */
  sites: z.array(z.object({ siteId: SiteId, name: z.string() })),
  /** Who answers to them, with those of these sites they have a role on. */
  agents: z.array(
    z.object({
      agentId: AgentId,
      siteIds: z.array(SiteId),
      /** Since when they have been at work without a pause (BO4); null = they are not, or it is not known yet. */
      workSinceMs: z.nullable(TimeMs),
      /** From when on they are reminded of a pause; null = never, or not at work (LP2). */
      pauseFromMs: z.nullable(TimeMs),
      /** Chats they ended in the last three hours (LP3). */
      endedChats: z.int().min(0),
    }),
  ),
});
export type BoardAnswer = z.infer<typeof BoardAnswer>;
