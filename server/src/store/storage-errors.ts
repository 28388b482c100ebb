import { DeskError } from "@presently/shared/protocol";

/** SQLite's results that speak of the disk or of the file, not of a mistake in a statement (G9). Extended codes begin with them. */
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

/** The refusal `storage.unavailable` for an error that the disk is to blame for, with the engine's code; any other error unchanged. */
export function asStorageError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined || !isTrouble(code)) return error;
  return Object.assign(new DeskError("storage.unavailable", { cause: code }), { cause: error });
}

function isTrouble(code: string): boolean {
  return sqliteTrouble.some((trouble) => code === trouble || code.startsWith(`${trouble}_`));
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof DeskError || !(error instanceof Error) || !("code" in error))
    return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
