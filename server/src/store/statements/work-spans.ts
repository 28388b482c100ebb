import { and, eq, getTableColumns } from "drizzle-orm";
import { workSpans } from "../schema.ts";
import { statement } from "../statement.ts";

/** Since when one agent has been at work without a pause (BO4). */
export const workSpanOf = statement(
  "work span of",
  { desk: workSpans.desk, agent: workSpans.agent },
  (db, p) =>
    db
      .select({ sinceMs: workSpans.sinceMs, restSinceMs: workSpans.restSinceMs })
      .from(workSpans)
      .where(and(eq(workSpans.desk, p.desk), eq(workSpans.agent, p.agent))),
  { index: "primary key" },
);

/** The same of all agents. */
export const workSpansOfDesk = statement(
  "work spans of a desk",
  { desk: workSpans.desk },
  (db, p) =>
    db
      .select({
        agent: workSpans.agent,
        sinceMs: workSpans.sinceMs,
        restSinceMs: workSpans.restSinceMs,
      })
      .from(workSpans)
      .where(eq(workSpans.desk, p.desk)),
  { index: "primary key" },
);

export const saveWorkSpan = statement("save work span", getTableColumns(workSpans), (db, p) =>
  db
    .insert(workSpans)
    .values(p)
    .onConflictDoUpdate({
      target: [workSpans.desk, workSpans.agent],
      set: { sinceMs: p.sinceMs, restSinceMs: p.restSinceMs },
    }),
);
