import * as z from "zod";
import { IncidentId } from "./ids.ts";
import { TimeMs } from "./states.ts";
import { NoticeText } from "./text.ts";

/** What the owner says while something is out of order, to every visitor of a site (M21). */
export const IncidentNotice = z.object({
  incidentId: IncidentId,
  text: NoticeText,
  sinceMs: TimeMs,
});
export type IncidentNotice = z.infer<typeof IncidentNotice>;
