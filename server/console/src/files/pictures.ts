import type { FileId } from "@presently/shared/protocol";

/** Where pictures come from. */
export interface Pictures {
  /** A picture's bytes; undefined where they can't be had now. Asked again, it asks again. */
  load(fileId: FileId): Promise<Blob | undefined>;
  forgetAll(): void;
}

/** What is kept in memory of pictures that were shown lately, in bytes: going back to a conversation fetches nothing. */
const KEPT_BYTES = 48 * 1024 * 1024;
/** The server gives so many at once and then one a second; a thread full of pictures waits its turn. */
const MAX_TRIES = 5;

interface PicturesOptions {
  readonly fetchFrom: (path: string) => Promise<Response>;
  readonly afterMs: (ms: number) => Promise<void>;
}

/** Fetches pictures as data, since the answer says that it is a download (R41), and keeps the latest. */
export function createPictures({ fetchFrom, afterMs }: PicturesOptions): Pictures {
  /** The latest used at the end. */
  const kept = new Map<FileId, Blob>();
  const onTheWay = new Map<FileId, Promise<Blob | undefined>>();

  function keep(fileId: FileId, blob: Blob): void {
    kept.delete(fileId);
    kept.set(fileId, blob);
    let bytes = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [oldest, { size }] of kept) {
      if (bytes <= KEPT_BYTES) return;
      kept.delete(oldest);
      bytes -= size;
    }
  }

  async function fetchOne(fileId: FileId): Promise<Blob | undefined> {
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      const answer = await asked(() => fetchFrom(`/console/api/files/${fileId}`));
      if (answer === undefined) return undefined;
      if (answer.ok) return asked(() => answer.blob());
      if (answer.status !== 429) return undefined;
      const seconds = Number(answer.headers.get("retry-after") ?? 1);
      await afterMs((Number.isFinite(seconds) ? Math.max(1, seconds) : 1) * 1000);
    }
    return undefined;
  }

  return {
    async load(fileId) {
      const known = kept.get(fileId);
      if (known !== undefined) {
        keep(fileId, known);
        return known;
      }
      const asking = onTheWay.get(fileId) ?? fetchOne(fileId);
      onTheWay.set(fileId, asking);
      try {
        const blob = await asking;
        if (blob !== undefined && onTheWay.get(fileId) === asking) keep(fileId, blob);
        return blob;
      } finally {
        onTheWay.delete(fileId);
      }
    },
    forgetAll() {
      kept.clear();
      onTheWay.clear();
    },
  };
}

/** What a request brings; undefined when the network fails: `fetch` and reading its body reject with a TypeError then. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}
