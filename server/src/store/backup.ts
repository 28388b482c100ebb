import { existsSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database, { type Database as Connection } from "better-sqlite3";
import { makePrivate, removeDatabase, syncFile, syncFolder } from "./database-files.ts";
import { copyMessageFiles, folderBeside, nameFolder, removeFolder } from "./message-files.ts";
import { startThread } from "../thread.ts";
import { StoreRefusal } from "./store-refusal.ts";

/** Pages copied before the event loop turns: 1 MiB, about 2 ms. */
const PAGES_PER_TURN = 256;

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  /** The files of messages, in a folder beside it. */
  readonly files: number;
  /** Files of messages that the disk has lost; `check` names them. */
  readonly missingFiles: number;
}

/**
 * Copies a database in use into a new file, and the files of its messages into a folder beside it, and answers when that file is whole, checked and on the disk (R49). Commands go on meanwhile and
 * are contained up to the copy's end. It goes through the writer's own connection: through another one, every commit would start it anew.
 * Throws a `StoreRefusal` when the file exists, cannot be written or fails its check; nothing is left under its name then.
 */
export async function backup(db: Connection, file: string): Promise<Backup> {
  assertFree(file);
  const part = `${file}.part`;
  const folder = folderBeside(file);
  const folderPart = `${folder}.part`;
  removeDatabase(part);
  await removeFolder(folderPart);
  let isFolderNamed = false;
  try {
    makePrivate(part);
    await db.backup(part, { progress: () => PAGES_PER_TURN });
    await sealInWorker(part);
    syncFile(part);
    const { files, missing } = await copyMessageFiles(part, dirname(db.name), folderPart);
    assertFree(file);
    isFolderNamed = true;
    nameFolder(folderPart, folder);
    // Last: where the database has its name, its files have theirs.
    renameSync(part, file);
    syncFolder(dirname(file));
    return { file, bytes: statSync(file).size, files, missingFiles: missing };
  } catch (error) {
    // Files without their database: the next backup would find its name taken.
    if (isFolderNamed && !existsSync(file)) await removeFolder(folder);
    if (error instanceof StoreRefusal) throw error;
    throw new StoreRefusal("unusable", `${file} can't be written (${String(error)})`, error);
  } finally {
    removeDatabase(part);
    await removeFolder(folderPart);
  }
}

/** Asked before the work, and again before the name is taken. */
function assertFree(file: string): void {
  for (const taken of [file, folderBeside(file)]) {
    if (existsSync(taken)) throw new StoreRefusal("exists", `${taken} exists already`);
  }
}

/** Makes a copy one self-contained file and checks all of it; throws a `StoreRefusal` when it is damaged. */
export function seal(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma("journal_mode = delete");
    const found = db.pragma("integrity_check(1)", { simple: true });
    if (found !== "ok") throw new StoreRefusal("damaged", `${file} is damaged (${String(found)})`);
  } finally {
    db.close();
  }
}

/** The check reads the whole copy: in a thread of its own, so that the server goes on (R23). */
function sealInWorker(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startThread("seal-worker", import.meta.url, file);
    worker.once("error", (error) => reject(error));
    worker.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the check ended with code ${code}`));
    });
  });
}
