import * as z from "zod";
import { MAX_DEPARTMENT_KEY_CHARS } from "./department-key-limits.ts";
import { OfferedTopic } from "./topics.ts";

/** A department as a page names it. Any text may stand in a tag: one that is no key names no department. */
export const AskedDepartment = z.string().max(MAX_DEPARTMENT_KEY_CHARS * 2);

/**
 * What became of the department that a page named: conversations that begin now wait there; or in the site's own, because no department has
 * that key, or it is closed by its hours while the site's own is open. `none` = the page named none.
 */
export const AskedOutcome = z.enum(["none", "taken", "unknown", "closed"]);
export type AskedOutcome = z.infer<typeof AskedOutcome>;

/** What the widget learns when it says hello of what its conversations are about. */
export const AboutWelcome = z.object({
  department: AskedOutcome,
  /** What a conversation that waits can be said to be about (TO1); none = nothing is asked. */
  topics: z.array(OfferedTopic),
});
export type AboutWelcome = z.infer<typeof AboutWelcome>;
