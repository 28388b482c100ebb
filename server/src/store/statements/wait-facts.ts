import { getTableColumns } from "drizzle-orm";
import { waitFacts } from "../schema.ts";
import { statement } from "../statement.ts";

export const insertWaitFact = statement("insert wait fact", getTableColumns(waitFacts), (db, p) =>
  db.insert(waitFacts).values(p),
);
