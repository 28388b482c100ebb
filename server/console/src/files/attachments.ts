import type { ReadonlySignal } from "@preact/signals";
import { signal } from "@preact/signals";
import type {
  ConversationId,
  DeskErrorCode,
  FileId,
  FileLimits,
  UploadedFile,
} from "@presently/shared/protocol";
import { deskErrors } from "@presently/shared/protocol/errors";
import type { Drafts } from "../drafts.ts";
import { Refusal } from "../refusal.ts";
import { HEAD_BYTES, type NotTaken, whyNotTaken } from "./chosen-file.ts";
import type { SendFile, Upload } from "./upload.ts";

/** A file that goes with the next reply: on its way to the server, there, or refused by it. */
export type Attachment = { readonly key: string; readonly name: string; readonly bytes: number } & (
  | { readonly state: "uploading"; readonly share: number }
  | { readonly state: "failed"; readonly code: RefusalCode; readonly mayRetry: boolean }
  | { readonly state: "ready"; readonly file: UploadedFile }
);
type RefusalCode = DeskErrorCode | "unreachable";

/** A chosen file that was not even uploaded, and why. */
export interface TurnedDown {
  readonly name: string;
  readonly bytes: number;
  readonly why: NotTaken;
}

/** What of one conversation's next reply is files. */
export interface Attached {
  readonly files: readonly Attachment[];
  readonly turnedDown: readonly TurnedDown[];
}
const NOTHING: Attached = { files: [], turnedDown: [] };

export interface Attachments {
  /** By conversation, those that are uploading or failed; what is ready stands in the drafts. */
  readonly all: ReadonlySignal<ReadonlyMap<ConversationId, Attached>>;
  of(conversationId: ConversationId): Attached;
  /** Checks files and uploads those that may be taken; resolves when each was looked at. */
  add(conversationId: ConversationId, files: readonly File[], limits: FileLimits): Promise<void>;
  /** Takes one out: an upload ends, and what was uploaded is not sent. */
  remove(conversationId: ConversationId, key: string): void;
  retry(conversationId: ConversationId, key: string): void;
  /** The files that are ready, to be sent now; none of them is attached any more. */
  take(conversationId: ConversationId): readonly UploadedFile[];
  /** Ends every upload; for signing out. */
  forgetAll(): void;
}

/**
 * The files chosen for replies, beside the drafts of their words: a tab uploads on while its agent reads another conversation, and what is
 * uploaded is a part of the draft, over reloads and in every tab. What was still on its way when a page was left has to be chosen again.
 */
export function createAttachments(
  drafts: Pick<Drafts, "readFiles" | "writeFiles">,
  sendFile: SendFile,
  newKey: () => string,
): Attachments {
  const all = signal<ReadonlyMap<ConversationId, Attached>>(new Map());
  /** What is needed to try again, or to stop. */
  const uploads = new Map<string, { readonly blob: File; upload: Upload }>();

  const under = (id: ConversationId): Attached => all.value.get(id) ?? NOTHING;
  function change(id: ConversationId, part: Partial<Attached>): void {
    const next = { ...under(id), ...part };
    const changed = new Map(all.value);
    if (next.files.length + next.turnedDown.length === 0) changed.delete(id);
    else changed.set(id, next);
    all.value = changed;
  }
  function update(id: ConversationId, attachment: Attachment): void {
    const { files } = under(id);
    change(id, { files: files.map((old) => (old.key === attachment.key ? attachment : old)) });
  }
  function without(id: ConversationId, key: string): void {
    uploads.delete(key);
    change(id, { files: under(id).files.filter((attachment) => attachment.key !== key) });
  }

  function begin(id: ConversationId, key: string, blob: File): void {
    const facts = { key, name: blob.name, bytes: blob.size };
    const upload = sendFile(id, blob, blob.name, (share) => {
      if (uploads.get(key)?.upload === upload) update(id, { ...facts, state: "uploading", share });
    });
    uploads.set(key, { blob, upload });
    upload.done.then(
      (file) => {
        if (uploads.get(key)?.upload !== upload) return;
        drafts.writeFiles(id, [...drafts.readFiles(id), file]);
        without(id, key);
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        if (uploads.get(key)?.upload !== upload) return;
        const { code } = error;
        update(id, { ...facts, state: "failed", code, mayRetry: mayRetry(code) });
      },
    );
  }

  return {
    all,
    of(id) {
      const { files, turnedDown } = under(id);
      const ready = drafts.readFiles(id).map((file) => attachmentOf(file));
      return { files: [...ready, ...files], turnedDown };
    },
    async add(id, files, limits) {
      change(id, { turnedDown: [] });
      for (const blob of files) {
        const { name, size: bytes } = blob;
        const head = await headOf(blob);
        const isFull = drafts.readFiles(id).length + under(id).files.length >= limits.maxPerMessage;
        const why =
          (head === undefined ? "unreadable" : whyNotTaken(bytes, head, limits)) ??
          (isFull ? "tooMany" : undefined);
        if (why !== undefined) {
          change(id, { turnedDown: [...under(id).turnedDown, { name, bytes, why }] });
          continue;
        }
        const key = newKey();
        const begun: Attachment = { key, name, bytes, state: "uploading", share: 0 };
        change(id, { files: [...under(id).files, begun] });
        begin(id, key, blob);
      }
    },
    remove(id, key) {
      uploads.get(key)?.upload.cancel();
      without(id, key);
      const kept = drafts.readFiles(id);
      const left = kept.filter(({ fileId }) => fileId !== key);
      if (left.length < kept.length) drafts.writeFiles(id, left);
    },
    retry(id, key) {
      const failed = uploads.get(key);
      if (failed === undefined) return;
      const { name, size: bytes } = failed.blob;
      update(id, { key, name, bytes, state: "uploading", share: 0 });
      begin(id, key, failed.blob);
    },
    take(id) {
      const ready = drafts.readFiles(id);
      drafts.writeFiles(id, []);
      change(id, { turnedDown: [] });
      return ready;
    },
    forgetAll() {
      for (const { upload } of uploads.values()) upload.cancel();
      uploads.clear();
      all.value = new Map();
    },
  };
}

function attachmentOf(file: UploadedFile): Attachment & { readonly key: FileId } {
  return { key: file.fileId, name: file.name, bytes: file.bytes, state: "ready", file };
}

/** What can come out another way the next time; that a file is too large can not. */
function mayRetry(code: RefusalCode): boolean {
  return code === "unreachable" || code === "internal" || deskErrors[code]?.retry === "later";
}

/** The first bytes of a file; undefined where the browser can't read it: a folder, or a file that is gone since it was chosen. */
async function headOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
