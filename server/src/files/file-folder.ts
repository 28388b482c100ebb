import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { DeskError, type FileId } from "@presently/shared/protocol";
import { byteSource } from "./byte-source.ts";
import { lookThrough, type Seen } from "./look-through.ts";
import { FILES_FOLDER, UNFINISHED } from "../store/message-files.ts";
import { bytesOf, type Part } from "./parts.ts";

const COPY_STEP = 64 * 1024;

/** What was kept of an upload. */
export interface Kept extends Omit<Seen, "parts"> {
  readonly bytes: number;
}

/** The files of messages on the disk, each under its public id. Nothing here knows whose they are. */
export class FileFolder {
  readonly #folder: string;
  /** The look through the last file so far: one at a time, however many arrive at once (R23). */
  #looking: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, FILES_FOLDER);
  }

  /** Whether there ever was a file. */
  isThere(): boolean {
    return existsSync(this.#folder);
  }

  pathOf(id: FileId): string {
    return join(this.#folder, id);
  }

  /**
   * Takes a file in as it arrives, and keeps of it what may be kept: it is on the disk whole, under its name, or not at all (FL3). Throws
   * `file.too-large`, `file.not-accepted`, `frame.malformed` where its sender hangs up, and `storage.unavailable` where the disk is to blame. At most 64 KiB of it are in memory.
   */
  async take(id: FileId, arriving: Readable, maxBytes: number): Promise<Kept> {
    const part = `${this.pathOf(id)}${UNFINISHED}`;
    const lean = `${this.pathOf(id)}.lean${UNFINISHED}`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const received = await receive(part, arriving, maxBytes);
      if (received === 0) throw new DeskError("file.not-accepted");
      const { parts, ...seen } = await this.#lookThrough(part, received);
      const bytes = bytesOf(parts);
      const isWhole = bytes === received && parts.length === 1;
      if (!isWhole) await copyParts(part, lean, parts);
      await rename(isWhole ? part : lean, this.pathOf(id));
      await syncNames(this.#folder);
      return { ...seen, bytes };
    } catch (error) {
      if (isHangUp(error)) throw new DeskError("frame.malformed");
      throw isDiskTrouble(error)
        ? Object.assign(new DeskError("storage.unavailable"), { cause: error })
        : error;
    } finally {
      await rm(part, { force: true });
      await rm(lean, { force: true });
    }
  }

  #lookThrough(path: string, size: number): Promise<Seen> {
    const look = () => withFile(path, (file) => lookThrough(byteSource(file, size)));
    const looked = this.#looking.then(look, look); // what became of the one before is told to whoever sent that
    this.#looking = looked;
    return looked;
  }

  /** Opens a file to be sent; undefined when it is not there. Whoever reads it to its end, or closes it, lets it go. */
  async open(id: FileId): Promise<FileHandle | undefined> {
    try {
      return await open(this.pathOf(id), "r");
    } catch (error) {
      if (isCode(error, "ENOENT")) return undefined;
      throw error;
    }
  }

  /** All that is in a file; undefined when it is not there. */
  async read(id: FileId): Promise<Buffer | undefined> {
    const file = await this.open(id);
    if (file === undefined) return undefined;
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  async remove(id: FileId): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Removes what a crash left unfinished, and names the files that are whole. `isBusy`: an upload that is under way now. */
  async list(isBusy: (id: FileId) => boolean): Promise<FileId[]> {
    const ids: FileId[] = [];
    for (const name of await this.#names()) {
      const id = /^fil_[\w-]{21}/.exec(name)?.[0] as FileId | undefined; // the pattern is the id's
      if (id === undefined || isBusy(id)) continue;
      if (name === id) ids.push(id);
      else if (name.endsWith(UNFINISHED)) await rm(join(this.#folder, name), { force: true });
    }
    return ids;
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isCode(error, "ENOENT")) return [];
      throw error;
    }
  }
}

/** Writes what arrives, waits until it is on the disk, and says how much it was. */
async function receive(path: string, arriving: Readable, maxBytes: number): Promise<number> {
  const file = await open(path, "wx", 0o600);
  try {
    let received = 0;
    // Not destroyed when it is refused: the answer goes the same way.
    for await (const chunk of arriving.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer; // a request's body, which nobody gave an encoding
      received += bytes.length;
      if (received > maxBytes) throw new DeskError("file.too-large", { maxBytes });
      await file.writeFile(bytes);
    }
    await file.sync();
    return received;
  } finally {
    await file.close();
  }
}

/** Writes a file anew with only some parts of it, and waits until it is on the disk. */
async function copyParts(from: string, to: string, parts: readonly Part[]): Promise<void> {
  await withFile(from, async (source) => {
    const target = await open(to, "wx", 0o600);
    try {
      const step = Buffer.alloc(COPY_STEP);
      for (const part of parts) {
        if ("instead" in part) {
          await target.writeFile(part.instead);
          continue;
        }
        for (let at = part.from; at < part.to;) {
          const { bytesRead } = await source.read(step, 0, Math.min(COPY_STEP, part.to - at), at);
          if (bytesRead === 0) throw new Error("a file became shorter while it was copied");
          await target.writeFile(step.subarray(0, bytesRead));
          at += bytesRead;
        }
      }
      await target.sync();
    } finally {
      await target.close();
    }
  });
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** A file that was renamed has its new name after a power cut only once the folder is on the disk. */
async function syncNames(folder: string): Promise<void> {
  await withFile(folder, (names) => names.sync());
}

/** What a system says of a disk that is full, gone or failing, or of a server without a file to spare. */
const DISK_TROUBLE = new Set("ENOSPC EDQUOT EIO EROFS EACCES EPERM EMFILE ENFILE".split(" "));

function isDiskTrouble(error: unknown): boolean {
  return error instanceof Error && "code" in error && DISK_TROUBLE.has(String(error.code));
}

/** Who sent it went away half way, as visitors do: nothing of ours failed. */
function isHangUp(error: unknown): boolean {
  return isCode(error, "ECONNRESET") || isCode(error, "ERR_STREAM_PREMATURE_CLOSE");
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
