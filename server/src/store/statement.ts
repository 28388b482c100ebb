import { Param, Placeholder, type SQL, sql } from "drizzle-orm";
import type { GetColumnData } from "drizzle-orm/column";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import {
  type Built,
  type SqlWriter,
  write,
  type Written,
  type WrittenField,
} from "./sql-writer.ts";

/** The only values that go in and out of a statement. */
export type SqlValue = string | number | null;

/** A parameter is declared by the column it is compared with or stored in: its type, and whether it may be null, are the column's. */
export type ParamShape = Record<string, SQLiteColumn>;
export type ParamsOf<Shape extends ParamShape> = {
  readonly [Name in keyof Shape]: GetColumnData<Shape[Name]>;
};
/** The parameters as the builder sees them. */
export type ParamExpressions<Shape extends ParamShape> = {
  readonly [Name in keyof Shape]: SQL<GetColumnData<Shape[Name]>>;
};

type BuiltRow<B extends Built> =
  ReturnType<ReturnType<B["prepare"]>["all"]> extends readonly (infer Row)[] ? Row : never;

/** How a statement finds its rows: the indexes EXPLAIN QUERY PLAN must name, in its order, and no other. */
export interface Plan {
  /** An index by name, or `primary key`. None for a plain insert. */
  readonly index?: string | readonly string[];
  /** Reads whole tables or sorts, on purpose: for reconciliation, checks and exports only, never on a command's road. */
  readonly mayScan?: true;
}

/** A statement compiled for both engines: `segments` are the texts between its parameters, `binds` the parameters' names in that order. */
export interface CompiledStatement {
  readonly name: string;
  readonly kind: "read" | "write";
  readonly segments: readonly string[];
  readonly binds: readonly string[];
  readonly columns: readonly string[];
  readonly plan: Plan;
}

/** `params` and `row` exist for the type checker only. */
export interface Statement<Params, Row> extends CompiledStatement {
  readonly types?: { params: Params; row: Row };
}

/** A row that a statement answers with: `RowOf<typeof siteByPublicId>`. */
export type RowOf<S extends { readonly types?: { readonly row: unknown } }> = NonNullable<
  S["types"]
>["row"];

/**
 * Writes one statement, once, when its module is loaded. Constants in it are written into the text (a partial index is only found by a
 * constant), so everything that varies must be a parameter. The row's type is inferred from what is selected or returned.
 */
export function statement<Shape extends ParamShape, B extends Built>(
  name: string,
  shape: Shape,
  build: (db: SqlWriter, params: ParamExpressions<Shape>) => B,
  plan: Plan = {},
): Statement<ParamsOf<Shape>, BuiltRow<B>> {
  const compiled = compile(
    name,
    write((db) => build(db, expressionsFor(shape))),
    plan,
  );
  for (const param of Object.keys(shape)) {
    if (!compiled.binds.includes(param))
      throw new Error(`statement "${name}" never uses its parameter "${param}"`);
  }
  if (all.has(name)) throw new Error(`there are two statements named "${name}"`);
  all.set(name, compiled);
  return compiled;
}

/** A column under another name: `select({ visitor: renamed(visitors.id, "visitor") })`. */
export function renamed<C extends SQLiteColumn>(
  column: C,
  name: string,
): SQL.Aliased<GetColumnData<C>> {
  return sql<GetColumnData<C>>`${column}`.as(name);
}

/** Every statement of the modules loaded so far: for the start-up check and the test of plans. */
export function compiledStatements(): readonly CompiledStatement[] {
  return [...all.values()];
}

const all = new Map<string, CompiledStatement>();

function expressionsFor<Shape extends ParamShape>(shape: Shape): ParamExpressions<Shape> {
  const expressions = Object.fromEntries(
    Object.keys(shape).map((name) => [name, sql`${sql.placeholder(name)}`]),
  );
  // Safe: one expression per name of the shape, and the type of an SQL expression is only ever its declaration.
  return expressions as ParamExpressions<Shape>;
}

function compile(name: string, written: Written, plan: Plan): CompiledStatement {
  const texts = written.sql.split("?");
  if (texts.length !== written.params.length + 1)
    throw new Error(`statement "${name}": "?" may only stand for a parameter`);
  const segments = [texts[0] ?? ""];
  const binds: string[] = [];
  written.params.forEach((param, at) => {
    const after = texts[at + 1] ?? "";
    const placeholder = placeholderIn(param);
    if (placeholder === undefined) {
      segments.push(`${segments.pop() ?? ""}${literal(name, param)}${after}`);
    } else {
      binds.push(placeholder.name);
      segments.push(after);
    }
  });
  return {
    name,
    kind: written.kind,
    segments,
    binds,
    columns: written.fields.map((field) => columnOf(name, field)),
    plan,
  };
}

function placeholderIn(param: unknown): Placeholder | undefined {
  if (param instanceof Placeholder) return param;
  if (param instanceof Param && param.value instanceof Placeholder) return param.value;
  return undefined;
}

function literal(name: string, value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  throw new Error(`statement "${name}": only text and whole numbers can be constants`);
}

/** A row is flat: a join selects its columns by name, never whole tables. And the builder renames a column in the type, but not in the SQL. */
function columnOf(name: string, { path, columnName }: WrittenField): string {
  const [column] = path;
  if (column === undefined || path.length > 1) {
    throw new Error(`statement "${name}": select columns, not tables (${path.join(".")})`);
  }
  if (columnName !== undefined && columnName !== column) {
    throw new Error(
      `statement "${name}": ${column} would come back as ${columnName}; write ${column}: renamed(…, "${column}")`,
    );
  }
  return column;
}
