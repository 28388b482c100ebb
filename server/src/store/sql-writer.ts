import { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core/db";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core/dialect";
import type { PreparedQueryConfig, SQLiteExecuteMethod } from "drizzle-orm/sqlite-core/session";
import { SQLitePreparedQuery, SQLiteSession } from "drizzle-orm/sqlite-core/session";
import type { SelectedFieldsOrdered } from "drizzle-orm/sqlite-core/query-builders/select.types";
import { Column, is, type Query } from "drizzle-orm";

/**
 * drizzle's query builder with no database behind it: what `statement()` hands to a builder function. It is put together from sqlite-core's
 * own parts; the driver packages (`drizzle-orm/better-sqlite3`, `…/sqlite-proxy`) would load the same and a driver or a logger besides.
 */
export type SqlWriter = BaseSQLiteDatabase<"sync", never>;

/** Anything the builder makes: it can be prepared, and the type of what `all()` would return is the type of its rows. */
export interface Built {
  prepare(): { all(): unknown };
}

/** One column of a result: where the row's type has it, and the name a plain column comes back under, whatever the type says. */
export interface WrittenField {
  readonly path: readonly string[];
  readonly columnName: string | undefined;
}

/** What a builder wrote: SQL with one `?` per parameter, and the result's columns in their order (empty if it returns no rows). */
export interface Written {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly fields: readonly WrittenField[];
  readonly kind: "read" | "write";
}

/** Lets a builder function write one statement. */
export function write(build: (db: SqlWriter) => Built): Written {
  session.written = undefined;
  build(writer).prepare();
  if (session.written === undefined) throw new Error("the builder prepared nothing");
  return session.written;
}

/** The builder writes `on conflict ("table"."column")`, which SQLite reads and PostgreSQL does not. */
function withPlainTargets(text: string): string {
  return text.replaceAll(
    / on conflict \(([^)]*)\)/g,
    (_, target: string) => ` on conflict (${target.replaceAll(/"\w+"\./g, "")})`,
  );
}

type Metadata = { type: "select" | "update" | "delete" | "insert"; tables: string[] } | undefined;

/** Takes down each query that is prepared and can run none. */
class WritingSession extends SQLiteSession<
  "sync",
  never,
  Record<string, never>,
  Record<string, never>
> {
  written: Written | undefined;

  override prepareQuery(
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    executeMethod: SQLiteExecuteMethod,
    _isResponseInArrayMode: boolean,
    _customResultMapper?: unknown,
    metadata?: Metadata,
  ): WrittenQuery {
    this.written = {
      sql: withPlainTargets(query.sql),
      params: query.params,
      fields: (fields ?? []).map(({ path, field }) => ({
        path,
        columnName: is(field, Column) ? field.name : undefined,
      })),
      kind: metadata?.type === "select" ? "read" : "write",
    };
    return new WrittenQuery("sync", executeMethod, query);
  }

  override transaction(): never {
    throw new Error(NOT_CONNECTED);
  }
}

class WrittenQuery extends SQLitePreparedQuery<PreparedQueryConfig & { type: "sync" }> {
  override run(): never {
    throw new Error(NOT_CONNECTED);
  }
  override all(): never {
    throw new Error(NOT_CONNECTED);
  }
  override get(): never {
    throw new Error(NOT_CONNECTED);
  }
  override values(): never {
    throw new Error(NOT_CONNECTED);
  }
}

const NOT_CONNECTED = "this builder only writes SQL; statements run through a runner";

const dialect = new SQLiteSyncDialect();
const session = new WritingSession(dialect);
const writer: SqlWriter = new BaseSQLiteDatabase("sync", dialect, session, undefined);
