import * as z from "zod";
import {
  MAX_COMMENT_CHARS,
  MAX_MESSAGE_CHARS,
  MAX_NOTE_CHARS,
  MAX_NOTICE_CHARS,
} from "./clean-text.ts";

/**
 * What a person typed, before it is cleaned (R37). The bound here is the frame's; `cleanText` and the desk hold the message to
 * MAX_MESSAGE_CHARS after cleaning, with an error that says so.
 */
const typed = (maxChars: number) => z.string().max(maxChars * 2);

export const MessageText = typed(MAX_MESSAGE_CHARS);
export const NoteText = typed(MAX_NOTE_CHARS);
export const CommentText = typed(MAX_COMMENT_CHARS);
export const NoticeText = typed(MAX_NOTICE_CHARS);

/** What the next agent needs to know so that the visitor repeats nothing (M4): each part is required and may not be empty. */
export const HandoverNote = z.object({
  wanted: typed(MAX_NOTE_CHARS),
  tried: typed(MAX_NOTE_CHARS),
  promised: typed(MAX_NOTE_CHARS),
});
export type HandoverNote = z.infer<typeof HandoverNote>;
