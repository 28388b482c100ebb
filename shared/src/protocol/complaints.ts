import * as z from "zod";
import { AgentId, ConversationId, SiteId } from "./ids.ts";
import { TimeMs } from "./states.ts";
import { NoteText } from "./text.ts";

/** Why a conversation is a complaint: an agent says so, its visitor rated it 2 or less, or said twice that it was not solved (CM1). */
export const ComplaintCause = z.enum(["marked", "lowRating", "notSolved"]);
export type ComplaintCause = z.infer<typeof ComplaintCause>;

/** A complaint that goes on: since when, and why. */
export const Complaint = z.object({ sinceMs: TimeMs, cause: ComplaintCause });
export type Complaint = z.infer<typeof Complaint>;

/** An agent says that a conversation is a complaint; `text` is what it is about, and may be empty. */
const RaiseComplaint = z.object({
  type: z.literal("complaint.raise"),
  conversationId: ConversationId,
  text: NoteText,
});
/** What was done about it: the word of the site's named person, or a supervisor's (CM3). */
const EndComplaint = z.object({
  type: z.literal("complaint.end"),
  conversationId: ConversationId,
  text: NoteText,
});
/** Who answers for a site's complaints; null = its supervisors together (CM2). */
const SetComplaints = z.object({
  type: z.literal("site.setComplaints"),
  siteId: SiteId,
  agentId: z.nullable(AgentId),
});
export const complaintCommands = [RaiseComplaint, EndComplaint, SetComplaints] as const;
