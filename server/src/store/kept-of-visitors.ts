import { and, eq, getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import {
  chatLinks,
  conversationDetails,
  conversationPages,
  drafts,
  endings,
  forms,
  kindWords,
  namedMailboxes,
  outbox,
  people,
  phoneCalls,
  promises,
  pushes,
  readMarks,
  shelvedCases,
  trackedActs,
} from "./schema.ts";
import { type SqlValue, type Statement, statement } from "./statement.ts";

/** Whose rows go with a conversation, and are exported with it (ER2): all that is kept of one outside its events, its files and figures. */
const tablesOfConversations = [
  conversationDetails,
  conversationPages,
  phoneCalls,
  promises,
  forms,
  readMarks,
  outbox,
  pushes,
  chatLinks,
  endings,
  kindWords,
  shelvedCases,
  drafts,
] as const;

/** Whose rows go with a visitor. */
const tablesOfVisitors = [people, trackedActs, namedMailboxes] as const;

/** What opens something for whoever reads it, or is a hash: never exported. */
const secrets: ReadonlySet<string> = new Set([
  "desk",
  "tokenHash",
  "mailbox",
  "endpoint",
  "p256dh",
  "auth",
]);

/** What somebody began to write and never said is theirs alone: it goes, and is not exported (DR5). */
const unsaid: ReadonlySet<string> = new Set(["drafts"]);

/** By what the rows are found where it is not the table's key. */
const indexes: Readonly<Record<string, string>> = {
  chatLinks: "chatLinksByConversation",
  drafts: "draftsByConversation",
  namedMailboxes: "namedMailboxesByVisitor",
};

type Params = { readonly desk: number; readonly subject: number };
type Row = Readonly<Record<string, SqlValue>>;

/** One table in which something of a visitor stands: how it is read, and how it is erased. */
export interface Kept {
  readonly table: string;
  readonly isExported: boolean;
  readonly rows: Statement<Params, Row>;
  readonly erase: Statement<Params, never>;
}

export const keptOfConversation: readonly Kept[] = tablesOfConversations.map((table) =>
  kept(table, table.desk, table.conversation),
);
export const keptOfVisitor: readonly Kept[] = tablesOfVisitors.map((table) =>
  kept(table, table.desk, table.visitor),
);

function kept(table: SQLiteTable, desk: SQLiteColumn, subject: SQLiteColumn): Kept {
  const name = getTableName(table);
  const shown = Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([column]) => !secrets.has(column)),
  );
  const plan = { index: indexes[name] ?? "primary key" };
  const shape = { desk, subject };
  // Safe: every key begins with whole numbers, and rows are text, whole numbers and nulls.
  return {
    table: name,
    isExported: !unsaid.has(name),
    rows: statement(
      `kept: ${name}`,
      shape,
      (db, p) =>
        db
          .select(shown)
          .from(table)
          .where(and(eq(desk, p.desk), eq(subject, p.subject))),
      plan,
    ) as Statement<Params, Row>,
    erase: statement(
      `erase: ${name}`,
      shape,
      (db, p) => db.delete(table).where(and(eq(desk, p.desk), eq(subject, p.subject))),
      plan,
    ) as Statement<Params, never>,
  };
}
