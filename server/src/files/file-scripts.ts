import { assertKept } from "../desk/erased-visitor.ts";
import {
  type ConversationId,
  DeskError,
  type FileId,
  type UploadedFile,
} from "@presently/shared/protocol";
import { countedBytes, countRemoval, countUpload } from "../desk/file-totals.ts";
import { attached } from "../desk/files.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  bytesOfUploader,
  deleteFile,
  fileByPublicId,
  fileTotalsOf,
  insertFile,
  unsentFiles,
  unsentOfUploader,
} from "../store/statements/files.ts";
import { conversationNamed } from "../store/statements/streams.ts";
import { conversationById } from "../store/statements/conversations.ts";
import { settingsOfSite } from "../store/statements/team.ts";
import type { Recorded } from "../store/stored-event.ts";
import { assertMayRead, type Reader } from "../views/reading-rights.ts";
import type { Kept } from "./file-folder.ts";

type File = RowOf<typeof fileByPublicId>;

/** Who uploads or fetches. A visitor is known by the desk's own id and the public one, an agent by their account, too. */
export type FileUser =
  | {
      readonly kind: "visitor";
      readonly visitor: number;
      readonly id: string;
      readonly site: number;
    }
  | ({ readonly kind: "agent"; readonly id: string } & Reader);

/** What may be kept, in bytes (FL5). */
export interface FileQuota {
  readonly maxFileBytes: number;
  readonly fileBytesPerVisitor: number;
  readonly fileBytesPerSite: number;
}

const QUOTA_SPAN_MS = 24 * 3600_000;
/** So many files a visitor may have uploaded and not sent: four messages full. */
const MAX_UNSENT_FILES = 20;
/** Of what a site keeps, all visitors' unsent files together may take so much, and room for one file in any case. */
const UNSENT_SHARE = 0.1;

/**
 * The site that an upload is for: the visitor's, or that of a conversation which the agent may read. Throws `files.off` where it takes none (FL2),
 * and `not-found` (R27).
 */
export function* siteOfUpload(
  desk: number,
  user: FileUser,
  conversationId: ConversationId | undefined,
): Script<number> {
  const site = user.kind === "visitor" ? user.site : yield* siteRead(desk, user, conversationId);
  const { settings } = yield* the(settingsOfSite, { id: site });
  if (!readSiteSettings(settings).takesFiles) throw new DeskError("files.off");
  return site;
}

function* siteRead(
  desk: number,
  reader: Reader,
  publicId: ConversationId | undefined,
): Script<number> {
  if (publicId === undefined) throw new DeskError("frame.malformed");
  const conversation = yield* one(conversationNamed, { desk, publicId });
  if (conversation === undefined) throw new DeskError("not-found");
  yield* assertMayRead(desk, reader, conversation);
  return conversation.site;
}

/**
 * Refuses what would be more than a visitor may upload in a day or leave unsent, or a site keep: `file.too-many` (FL5). What visitors have not sent is
 * nothing that an agent is refused for.
 */
export function* assertRoomFor(
  desk: number,
  user: FileUser,
  site: number,
  bytes: number,
  quota: FileQuota,
  nowMs: number,
): Script<void> {
  const counted = countedBytes(bytes);
  const { keptBytes = 0, unsentBytes = 0 } = (yield* one(fileTotalsOf, { desk, site })) ?? {};
  if (user.kind === "agent") return assertWithin(keptBytes + counted, quota.fileBytesPerSite);
  const sinceMs = nowMs - QUOTA_SPAN_MS;
  const own = yield* the(bytesOfUploader, { desk, uploader: user.id, sinceMs });
  assertWithin(own.bytes + counted, quota.fileBytesPerVisitor);
  const unsent = yield* the(unsentOfUploader, { desk, uploader: user.id });
  if (unsent.files >= MAX_UNSENT_FILES)
    throw new DeskError("file.too-many", { maxFiles: MAX_UNSENT_FILES });
  const share = Math.max(quota.fileBytesPerSite * UNSENT_SHARE, countedBytes(quota.maxFileBytes));
  assertWithin(unsentBytes + counted, share);
  assertWithin(keptBytes + unsentBytes + counted, quota.fileBytesPerSite);
}

function assertWithin(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) throw new DeskError("file.too-many", { maxBytes });
}

/** Writes down a file that is on the disk, as one that is not sent yet. */
export function* writeFile(
  desk: number,
  user: FileUser,
  site: number,
  file: Kept & { readonly publicId: FileId; readonly name: string },
  { quota, nowMs }: { readonly quota: FileQuota; readonly nowMs: number },
): Script<Recorded<UploadedFile>> {
  // An upload takes its time: whoever was erased meanwhile leaves no file behind (ER2).
  if (user.kind === "visitor") yield* assertKept(desk, user.visitor);
  yield* assertRoomFor(desk, user, site, file.bytes, quota, nowMs);
  const row = {
    ...file,
    desk,
    id: yield* allocateIds(desk),
    site,
    uploader: user.id,
    conversation: null,
    createdAtMs: nowMs,
    openedAtMs: null,
  };
  yield* run(insertFile, row);
  yield* countUpload(desk, row);
  return { answer: { ...attached(row), name: file.name }, events: [] };
}

/** A file that its user may fetch: in a conversation they may read, or their own that is not sent yet. Anything else is `not-found` (R27). */
export function* fileFor(desk: number, user: FileUser, publicId: FileId): Script<File> {
  const file = yield* one(fileByPublicId, { desk, publicId });
  if (file === undefined) throw new DeskError("not-found");
  if (file.conversation === null) {
    if (file.uploader !== user.id) throw new DeskError("not-found");
    return file;
  }
  const conversation = yield* the(conversationById, { desk, id: file.conversation });
  if (user.kind === "agent") yield* assertMayRead(desk, user, conversation);
  else if (conversation.visitor !== user.visitor) throw new DeskError("not-found");
  return file;
}

/** Forgets files that were uploaded by a moment and never sent, a hundred at most; answers which. */
export function* dropUnsent(desk: number, untilMs: number): Script<Recorded<FileId[]>> {
  const dropped = yield* all(unsentFiles, { desk, untilMs });
  for (const file of dropped) {
    yield* run(deleteFile, { desk, id: file.id });
    yield* countRemoval(desk, file);
  }
  return { answer: dropped.map(({ publicId }) => publicId), events: [] };
}

/** Those of some ids that no row has. */
export function* strangersAmong(desk: number, ids: readonly FileId[]): Script<FileId[]> {
  const strangers: FileId[] = [];
  for (const publicId of ids) {
    if ((yield* one(fileByPublicId, { desk, publicId })) === undefined) strangers.push(publicId);
  }
  return strangers;
}
