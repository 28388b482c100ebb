import { and, eq } from "drizzle-orm/sql";
import { conversations } from "../schema.ts";
import { statement } from "../statement.ts";

/** Whether whoever stands in line can be served now (Q5); written when the presence of somebody in line changes. */
export const setReachable = statement(
  "set reachable",
  { desk: conversations.desk, id: conversations.id, isReachable: conversations.isReachable },
  (db, { desk, id, ...columns }) =>
    db
      .update(conversations)
      .set(columns)
      .where(and(eq(conversations.desk, desk), eq(conversations.id, id))),
  { index: "primary key" },
);
