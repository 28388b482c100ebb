import * as z from "zod";
import { FileId } from "./ids.ts";
import { MAX_FILES_PER_MESSAGE } from "./file-limits.ts";

/** The kinds of files that a conversation takes, told by the files' own bytes and by nothing else (R41). */
export const FileKind = z.enum(["png", "jpeg", "gif", "webp", "pdf", "txt"]);
export type FileKind = z.infer<typeof FileKind>;

/** A file of a message. What it is called was typed by a person, so it stands beside the events and never in one (P11, P32). Pixels for pictures only. */
export const AttachedFile = z.object({
  fileId: FileId,
  kind: FileKind,
  bytes: z.int().min(1),
  width: z.int().min(1).exactOptional(),
  height: z.int().min(1).exactOptional(),
});
export type AttachedFile = z.infer<typeof AttachedFile>;

/** What an upload is answered with. */
export const UploadedFile = AttachedFile.extend({ name: z.string() });
export type UploadedFile = z.infer<typeof UploadedFile>;

/** Files that a message in a command names. */
export const FileIds = z.array(FileId).min(1).max(MAX_FILES_PER_MESSAGE);

/** What a client says before anybody chooses a file. */
export const FileLimits = z.object({
  maxBytes: z.int().min(1),
  maxPerMessage: z.int().min(1),
  /** Width times height. */
  maxPixels: z.int().min(1),
});
export type FileLimits = z.infer<typeof FileLimits>;
