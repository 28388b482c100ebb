import Database from "better-sqlite3";

/** Why a data folder can't be used. The message is one line, fit to be shown to the operator as it is. */
export type StoreRefusalCode = "in-use" | "not-ours" | "newer" | "damaged" | "unusable" | "exists";

/** Thrown by opening, backing up and restoring; nothing has been changed when it is thrown. */
export class StoreRefusal extends Error {
  override readonly name = "StoreRefusal";
  readonly code: StoreRefusalCode;

  constructor(code: StoreRefusalCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** SQLite's own word about a file, as a refusal; any other error unchanged. */
export function refusalFor(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === "SQLITE_NOTADB") {
    return new StoreRefusal(
      "not-ours",
      `${file} is not our database, or its first page is damaged`,
      error,
    );
  }
  if (error.code.startsWith("SQLITE_CORRUPT")) {
    return new StoreRefusal("damaged", `${file} is damaged: restore a backup`, error);
  }
  return new StoreRefusal(
    "unusable",
    `${file} can't be used (${error.code}: ${error.message})`,
    error,
  );
}
