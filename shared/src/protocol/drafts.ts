import * as z from "zod";
import { ConversationId } from "./ids.ts";
import { MAX_DRAFT_CHARS } from "./draft-limits.ts";
import { TimeMs } from "./states.ts";

/**
 * What an agent has begun in a conversation: a reply, the short answers that go with it, what it was written from, a form, a note for the team. Of all but
 * the two texts the server knows nothing but that the agent's own console wrote them.
 */
export const draftKinds = ["reply", "answers", "picked", "form", "note"] as const;
export const SavedKind = z.enum(draftKinds);
export type SavedKind = z.infer<typeof SavedKind>;

const Saved = z.object({
  conversationId: ConversationId,
  kind: SavedKind,
  /** Empty = there is none any more. */
  text: z.string().max(MAX_DRAFT_CHARS),
  /** When it was written, by the server's clock as the browser knows it. */
  atMs: TimeMs,
});

/** `POST /console/api/drafts` keeps one of the agent's own drafts, and answers what is kept then: the one that was written last (DR2). */
export const SaveDraftRequest = Saved;
export type SavedDraft = z.infer<typeof Saved>;

/** What `GET /console/api/drafts` answers: all that the agent has begun. */
export const DraftList = z.object({ drafts: z.array(Saved) });
export type DraftList = z.infer<typeof DraftList>;
