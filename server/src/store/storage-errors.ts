import { DeskError } from "@presently/shared/protocol";

/** SQLite's results that speak of the disk or of the file, not of a mistake in a statement; extended codes begin with them. */
const sqliteTrouble = [
  "SQLITE_FULL",
  "SQLITE_IOERR",
  "SQLITE_READONLY",
  "SQLITE_CANTOPEN",
  "SQLITE_CORRUPT",
  "SQLITE_NOTADB",
  "SQLITE_BUSY",
  "SQLITE_NOMEM",
  "SQLITE_PROTOCOL",
];

/** PostgreSQL's classes: no connection, out of resources, operator's intervention, system error. */
const postgresTrouble = ["08", "53", "57P", "58"];

/**
 * The refusal `storage.unavailable`, with its cause, for an error that the disk or the server is to blame for; any other error unchanged.
 * It asks to be tried again. That also covers what no engine can tell: when flushing a commit to the disk fails and the machine stops before
 * the next commit, the log may hold it all the same; sent again, it is then known by its command's id (R1).
 */
export function asStorageError(error: unknown): unknown {
  if (!isStorageTrouble(error)) return error;
  return Object.assign(new DeskError("storage.unavailable"), { cause: error });
}

/** Whether the storage failed, rather than a statement or a rule (G9). */
export function isStorageTrouble(error: unknown): boolean {
  if (error instanceof DeskError || !(error instanceof Error) || !("code" in error)) return false;
  return typeof error.code === "string" && isTroubleCode(error.code);
}

function isTroubleCode(code: string): boolean {
  return (
    sqliteTrouble.some((trouble) => code === trouble || code.startsWith(`${trouble}_`)) ||
    (/^[0-9A-Z]{5}$/.test(code) && postgresTrouble.some((trouble) => code.startsWith(trouble)))
  );
}
