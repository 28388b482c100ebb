import type { FileId } from "@presently/shared/protocol";

/** So many files are kept at hand, so that enlarging or saving what is seen fetches nothing again. */
const KEPT = 20;

/** Files at hand by their id: fetched once, or put there by who sent them. */
export function createShelf(fetchFile: (id: FileId) => Promise<Blob>) {
  const kept = new Map<FileId, Promise<Blob>>();

  function put(id: FileId, blob: Promise<Blob>): Promise<Blob> {
    kept.set(id, blob);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return blob;
  }

  return {
    put: (id: FileId, blob: Blob) => void put(id, Promise.resolve(blob)),
    /** Rejects when it can't be had; asked again the next time. */
    get(id: FileId): Promise<Blob> {
      const found = kept.get(id);
      if (found) return found;
      const fetched = fetchFile(id);
      fetched.catch(() => kept.delete(id));
      return put(id, fetched);
    },
    clear: () => kept.clear(),
  };
}

export type Shelf = ReturnType<typeof createShelf>;
