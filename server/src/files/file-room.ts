import type { FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Clock, Timer } from "@presently/shared/clock";
import {
  type ConversationId,
  DeskError,
  type FileId,
  type UploadedFile,
} from "@presently/shared/protocol";
import type { Flush } from "../store/flush.ts";
import type { RowOf } from "../store/statement.ts";
import type { fileByPublicId } from "../store/statements/files.ts";
import type { StorageHealth } from "../store/storage-health.ts";
import { FileFolder } from "./file-folder.ts";
import {
  assertRoomFor,
  dropUnsent,
  fileFor,
  type FileQuota,
  type FileUser,
  siteOfUpload,
  strangersAmong,
  writeFile,
} from "./file-scripts.ts";

/** How often it is looked for files that nobody sent. */
const TIDY_EVERY_MS = 10 * 60_000;
const STRANGERS_AT_ONCE = 100;

export interface FileRoomOptions {
  readonly dataDir: string;
  readonly desk: number;
  readonly store: Pick<Flush, "submit" | "read">;
  readonly storage: Pick<StorageHealth, "storageState">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly limits: FileQuota & { readonly unsentFileHours: number };
  readonly log: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

/** A file as it arrives. `declaredBytes`: what its client says it is long; undefined where it does not say. */
export interface Upload {
  readonly user: FileUser;
  /** The conversation it is meant for: an agent's upload names it. */
  readonly conversationId?: ConversationId | undefined;
  readonly name: string;
  readonly declaredBytes: number | undefined;
  readonly body: Readable;
}

/** A file that may be sent to who asked. */
export interface OpenedFile {
  readonly row: RowOf<typeof fileByPublicId>;
  readonly content: FileHandle;
}

/** Where the files of messages come in, lie and go out: the folder and its table together. */
export class FileRoom {
  readonly #options: FileRoomOptions;
  readonly #folder: FileFolder;
  /** Uploads that are under way: on the disk before they are in the table. */
  readonly #arriving = new Set<FileId>();
  #timer: Timer | undefined;
  #isClosed = false;
  #tidying: Promise<void> = Promise.resolve();

  constructor(options: FileRoomOptions) {
    this.#options = options;
    this.#folder = new FileFolder(options.dataDir);
  }

  /**
   * Takes an upload in: it is on the disk and in the table when this resolves, else nothing of it is (FL3). Throws `files.off`, `file.too-large`,
   * `file.not-accepted`, `file.too-many`, `storage.unavailable` or `not-found`.
   */
  async take(upload: Upload): Promise<UploadedFile> {
    const { desk, store, storage, clock, newId, limits } = this.#options;
    const { user, conversationId, declaredBytes = 1 } = upload;
    if (!storage.storageState().takesUploads) throw new DeskError("storage.unavailable");
    const { maxFileBytes } = limits;
    if (declaredBytes > maxFileBytes)
      throw new DeskError("file.too-large", { maxBytes: maxFileBytes });
    // Asked before anything is written, and again with what was: two may come at once.
    const site = await store.read(function* () {
      const found = yield* siteOfUpload(desk, user, conversationId);
      yield* assertRoomFor(desk, user, found, declaredBytes, limits, clock.nowMs());
      return found;
    });
    const publicId: FileId = `fil_${newId()}`;
    this.#arriving.add(publicId);
    try {
      const kept = await this.#folder.take(publicId, upload.body, maxFileBytes);
      const file = { ...kept, publicId, name: upload.name };
      const nowMs = clock.nowMs();
      return await store.submit(() => writeFile(desk, user, site, file, { quota: limits, nowMs }));
    } catch (error) {
      // What failed while it was written may still turn out to have been; the next start looks whether it was.
      const isKnown = !(error instanceof DeskError && error.code === "storage.unavailable");
      if (isKnown) await this.#folder.remove(publicId);
      throw error;
    } finally {
      this.#arriving.delete(publicId);
    }
  }

  /** Opens a file for who may have it. Throws `not-found`, also where the disk has lost it, which is logged. */
  async open(user: FileUser, id: FileId): Promise<OpenedFile> {
    const { desk, store, log } = this.#options;
    const row = await store.read(() => fileFor(desk, user, id));
    const content = await this.#folder.open(id);
    if (content !== undefined) return { row, content };
    log.error({ file: id }, "a file of a message is not on the disk");
    throw new DeskError("not-found");
  }

  /** What is in a file whose row is gone. */
  async remove(id: FileId): Promise<void> {
    await this.#folder.remove(id);
  }

  /** What is in a file, for whoever may have all that is kept; undefined where the disk has lost it. */
  read(id: FileId): Promise<Buffer | undefined> {
    return this.#folder.read(id);
  }

  /** Removes what no row speaks of, such as an upload that a crash cut off; then what nobody sends, for as long as it runs. */
  start(): void {
    if (this.#folder.isThere()) {
      this.#tidying = this.#removeStrangers().catch((error: unknown) => this.#failed(error));
    }
    this.#tidyLater();
  }

  /** Resolves when nothing is being tidied. */
  idle(): Promise<void> {
    return this.#tidying;
  }

  /** Stops looking, and lets what was begun end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    await this.#tidying;
  }

  async #tidy(): Promise<void> {
    try {
      if (this.#folder.isThere()) await this.#removeUnsent();
    } catch (error) {
      this.#failed(error);
    }
    if (!this.#isClosed) this.#tidyLater();
  }

  #tidyLater(): void {
    this.#timer = this.#options.clock.after(TIDY_EVERY_MS, () => {
      this.#tidying = this.#tidying.then(() => this.#tidy());
    });
  }

  /** The row goes first: a file without one is found again at the next start, a row without a file would be a promise that is not kept. */
  async #removeUnsent(): Promise<void> {
    const { desk, store, clock, limits } = this.#options;
    const untilMs = clock.nowMs() - limits.unsentFileHours * 3600_000;
    for (;;) {
      if (this.#isClosed) return;
      const dropped = await store.submit(() => dropUnsent(desk, untilMs));
      for (const id of dropped) await this.#folder.remove(id);
      if (dropped.length === 0) return;
    }
  }

  async #removeStrangers(): Promise<void> {
    const { desk, store, log } = this.#options;
    const isArriving = (id: FileId) => this.#arriving.has(id);
    const ids = await this.#folder.list(isArriving);
    for (let at = 0; at < ids.length && !this.#isClosed; at += STRANGERS_AT_ONCE) {
      const some = ids.slice(at, at + STRANGERS_AT_ONCE);
      const strangers = await store.read(() => strangersAmong(desk, some));
      for (const id of strangers) await this.#folder.remove(id);
      if (strangers.length > 0)
        log.warn({ count: strangers.length }, "files that no message knows were removed");
    }
  }

  #failed(error: unknown): void {
    if (!this.#isClosed) this.#options.log.warn({ err: error }, "files were not tidied");
  }
}
