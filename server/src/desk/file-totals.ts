import { run, type Script } from "../store/script.ts";
import { addToFileTotals, LEAST_COUNTED_BYTES } from "../store/statements/files.ts";

/** What is to be known of a file to count it. */
export interface CountedFile {
  readonly site: number;
  readonly uploader: string;
  readonly bytes: number;
}

/** What a file counts, in bytes: as many as it has, and 64 KiB at least (FL5). */
export function countedBytes(bytes: number): number {
  return Math.max(bytes, LEAST_COUNTED_BYTES);
}

/** Counts a file that was uploaded: an agent's as kept, a visitor's as unsent until it is in a message. */
export function* countUpload(desk: number, file: CountedFile): Script<void> {
  yield* add(desk, file, 1);
}

/** A file that nobody sent is gone. */
export function* countRemoval(desk: number, file: CountedFile): Script<void> {
  yield* add(desk, file, -1);
}

/** A visitor's file is in a message now; an agent's was counted as kept before. */
export function* countSending(desk: number, file: CountedFile): Script<void> {
  if (!isVisitors(file)) return;
  const bytes = countedBytes(file.bytes);
  yield* run(addToFileTotals, { desk, site: file.site, keptBytes: bytes, unsentBytes: -bytes });
}

function* add(desk: number, file: CountedFile, sign: 1 | -1): Script<void> {
  const bytes = sign * countedBytes(file.bytes);
  const counts = isVisitors(file)
    ? { keptBytes: 0, unsentBytes: bytes }
    : { keptBytes: bytes, unsentBytes: 0 };
  yield* run(addToFileTotals, { desk, site: file.site, ...counts });
}

/** Whether a visitor uploaded it: the ids of visitors are told from those of agents by how they begin. */
export function isVisitors({ uploader }: Pick<CountedFile, "uploader">): boolean {
  return uploader.startsWith("vis_");
}
