import * as z from "zod";
import { SiteId } from "./ids.ts";

/** The fewest days: what ended may be opened again for a day (C9), and who comes back within a week came back for the same (M9). */
const MIN_KEEP_DAYS = 7;
const MAX_KEEP_DAYS = 3_650;

/** So many days of 24 hours after its end a conversation is erased; 0 = it is kept until somebody erases it (KD1). */
export const KeepDays = z
  .int()
  .refine((days) => days === 0 || (days >= MIN_KEEP_DAYS && days <= MAX_KEEP_DAYS));
export type KeepDays = z.infer<typeof KeepDays>;

/** How long a site keeps conversations that have ended. */
export const SetKeepDays = z.object({
  type: z.literal("site.setKeepDays"),
  siteId: SiteId,
  keepDays: KeepDays,
});

/** GET /console/api/retention: how many conversations of a site would be erased at once. */
export const RetentionQuery = z.object({
  site: SiteId,
  days: z.coerce.number().pipe(KeepDays),
});
export const RetentionAnswer = z.object({ count: z.int().min(0) });
export type RetentionAnswer = z.infer<typeof RetentionAnswer>;
