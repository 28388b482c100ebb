import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { copyFile, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database, { type Database as Connection } from "better-sqlite3";
import { syncFile, syncFolder } from "./database-files.ts";

/** The folder of the files of messages, in the data folder (FL1). No address of the server leads into it. */
export const FILES_FOLDER = "files";
/** What is still being written, in that folder; after a crash it is nobody's. */
export const UNFINISHED = ".part";
/** What a copy of a database has its files under: its own name, and this. */
const BESIDE = ".files";
const ROWS_AT_ONCE = 200;
const MAX_TOLD = 20;
/** A file that is younger than this may be an upload whose row is about to be written. */
const ARRIVES_WITHIN_MS = 3600_000;

/** Where a copy of a database keeps its files. */
export function folderBeside(file: string): string {
  return `${file}${BESIDE}`;
}

/** What was copied of the files that a database speaks of. */
export interface CopiedFiles {
  readonly files: number;
  /** Files of messages that were not on the disk any more. */
  readonly missing: number;
}

/**
 * Copies the files that a copied database speaks of into a new folder, each on the disk before this resolves; makes none where there are none.
 * What is uploaded and deleted meanwhile does not matter: a file that was sent stays for ever as it is.
 */
export async function copyMessageFiles(
  copy: string,
  dataDir: string,
  to: string,
): Promise<CopiedFiles> {
  const db = new Database(copy, { readonly: true, fileMustExist: true });
  let files = 0;
  let missing = 0;
  try {
    const page = db.prepare(
      `select "id", "publicId", "conversation" from "files" where "id" > ? order by "id" limit ${ROWS_AT_ONCE}`,
    );
    for (let after = 0; ;) {
      const rows = page.all(after) as FileRow[]; // the columns asked for
      for (const { id, publicId, conversation } of rows) {
        after = id;
        if (files === 0) await mkdir(to, { recursive: true, mode: 0o700 });
        const isThere = await copyOne(join(dataDir, FILES_FOLDER, publicId), join(to, publicId));
        if (isThere) files += 1;
        else if (conversation !== null) missing += 1;
      }
      if (rows.length < ROWS_AT_ONCE) break;
    }
  } finally {
    db.close();
  }
  if (existsSync(to)) syncFolder(to);
  return { files, missing };
}

interface FileRow {
  readonly id: number;
  readonly publicId: string;
  readonly conversation: number | null;
}

/** Copies a file to the disk; false where there is none. */
async function copyOne(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
  const file = await open(to, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}

/** Gives a folder of copied files its name, if there is one; its database is named after it. */
export function nameFolder(part: string, folder: string): void {
  if (!existsSync(part)) return;
  renameSync(part, folder);
  syncFolder(dirname(folder));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Puts the files of a backup among those of a data folder. Names are random and what is in a file never changes: one that is there and no shorter
 * stays, as of two that differ the shorter one was cut off, which may be the backup's.
 */
export function bringFiles(backupFile: string, dataDir: string): void {
  const from = folderBeside(backupFile);
  if (!existsSync(from)) return;
  const to = join(dataDir, FILES_FOLDER);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from)) {
    const target = join(to, name);
    const thereBytes = statSync(target, { throwIfNoEntry: false })?.size ?? -1;
    if (thereBytes >= statSync(join(from, name)).size) continue;
    const part = `${target}${UNFINISHED}`;
    rmSync(part, { force: true });
    copyFileSync(join(from, name), part);
    syncFile(part);
    renameSync(part, target);
  }
  syncFolder(to);
}

/** Gives the files of a database that is replaced a second name beside it: the next start removes those that no row speaks of. */
export function keepFiles(dataDir: string, kept: string): void {
  const from = join(dataDir, FILES_FOLDER);
  if (!existsSync(from)) return;
  const to = folderBeside(kept);
  mkdirSync(to, { mode: 0o700 });
  for (const name of readdirSync(from)) linkSync(join(from, name), join(to, name));
  syncFolder(to);
}

/** How many messages' files are not on the disk. */
export function missingFiles(db: Connection, dataDir: string): number {
  return lostFiles(db, dataDir).length;
}

/** What is wrong between the rows of files and the folder, one line each, at most twenty of a kind. */
export function fileProblems(db: Connection, dataDir: string, nowMs: number): string[] {
  return [
    ...lostFiles(db, dataDir)
      .slice(0, MAX_TOLD)
      .map((id) => `this file of a message is not on the disk as it was: ${id}`),
    ...strangers(db, dataDir, nowMs)
      .slice(0, MAX_TOLD)
      .map((id) => `this file belongs to no message: ${id}`),
  ];
}

function lostFiles(db: Connection, dataDir: string): string[] {
  const lost: string[] = [];
  const rows = db.prepare(
    `select "publicId", "bytes" from "files" where "conversation" is not null`,
  );
  for (const row of rows.iterate()) {
    const { publicId, bytes } = row as { publicId: string; bytes: number }; // the columns asked for
    const found = statSync(join(dataDir, FILES_FOLDER, publicId), { throwIfNoEntry: false });
    if (found?.size !== bytes) lost.push(publicId);
  }
  return lost;
}

function strangers(db: Connection, dataDir: string, nowMs: number): string[] {
  const folder = join(dataDir, FILES_FOLDER);
  if (!existsSync(folder)) return [];
  const row = db.prepare(`select 1 from "files" where "publicId" = ?`);
  return readdirSync(folder).filter((name) => {
    if (!name.startsWith("fil_") || name.endsWith(UNFINISHED)) return false;
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    const isOld = found !== undefined && nowMs - found.mtimeMs > ARRIVES_WITHIN_MS;
    return isOld && row.get(name) === undefined;
  });
}
