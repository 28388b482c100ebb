import { statfs } from "node:fs/promises";

/** Below this, uploads are refused (R49). */
export const MIN_FREE_FOR_UPLOADS = 512 * 1024 * 1024;
/** Below this, new conversations are refused; what is open goes on, and reads always do. */
export const MIN_FREE_FOR_CONVERSATIONS = 64 * 1024 * 1024;

const LOOK_EVERY_MS = 5000;

/** What the disk allows just now. */
interface StorageState {
  /** The last commit reached the disk. False from a failed one to the next that succeeds. */
  readonly isWritable: boolean;
  /** Undefined until it was first looked at, and for a database in memory. */
  readonly freeBytes: number | undefined;
  readonly takesConversations: boolean;
  readonly takesUploads: boolean;
}

export interface StorageHealth {
  storageState(): StorageState;
  /** Told by the flush of a group that the disk is to blame for. */
  failed(error: unknown): void;
  /** Told by the flush of each commit. */
  committed(): void;
  /** Stops looking; twice without harm. */
  close(): void;
}

interface HealthOptions {
  /** The data folder, or `:memory:`, which is never full. */
  readonly folder: string;
  readonly clock: { after(ms: number, run: () => void): { cancel(): void } };
  readonly log: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** Free bytes for us under a folder; the file system's own answer unless a test says otherwise. */
  readonly freeBytesOf?: (folder: string) => Promise<number>;
}

/** Watches the free space, and remembers how the last commit went (G9). It only tells; whoever starts conversations asks. */
export function watchStorage(options: HealthOptions): StorageHealth {
  const { folder, clock, log, freeBytesOf = freeBytes } = options;
  let isWritable = true;
  let free: number | undefined;
  let isClosed = false;
  let timer: { cancel(): void } | undefined;

  async function look(): Promise<void> {
    const wasShort = isShort();
    try {
      free = await freeBytesOf(folder);
    } catch (error) {
      // Not knowing is no reason to refuse anybody: a full disk still fails its own commits.
      free = undefined;
      log.warn({ err: error }, "the free space can't be read");
    }
    if (isShort() && !wasShort) log.error({ freeBytes: free }, "the disk is nearly full");
    if (!isClosed) timer = clock.after(LOOK_EVERY_MS, () => void look());
  }

  const isShort = () => free !== undefined && free < MIN_FREE_FOR_CONVERSATIONS;

  if (folder !== ":memory:") void look();

  return {
    storageState: () => ({
      isWritable,
      freeBytes: free,
      // Not `isWritable`: trying is how a disk that works again is found out.
      takesConversations: !isShort(),
      takesUploads: free === undefined || free >= MIN_FREE_FOR_UPLOADS,
    }),
    failed(error) {
      if (isWritable) log.error({ err: error }, "the database can't be written");
      isWritable = false;
    },
    committed() {
      if (!isWritable) log.warn({}, "the database can be written again");
      isWritable = true;
    },
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
