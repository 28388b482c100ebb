import { and, asc, desc, eq, gt } from "drizzle-orm/sql";
import { waitFacts } from "../schema.ts";
import { statement } from "../statement.ts";

const fact = {
  deskSeq: waitFacts.deskSeq,
  kind: waitFacts.kind,
  line: waitFacts.line,
  agent: waitFacts.agent,
  numbers: waitFacts.numbers,
};

export const factsAfter = statement(
  "wait facts after",
  { desk: waitFacts.desk, after: waitFacts.deskSeq },
  (db, p) =>
    db
      .select(fact)
      .from(waitFacts)
      .where(and(eq(waitFacts.desk, p.desk), gt(waitFacts.deskSeq, p.after)))
      .orderBy(asc(waitFacts.deskSeq))
      .limit(1000),
  { index: "primary key" },
);

/** What the model starts from: a chat further back weighs nothing any more. */
export const latestFacts = statement(
  "latest wait facts",
  { desk: waitFacts.desk },
  (db, p) =>
    db
      .select(fact)
      .from(waitFacts)
      .where(eq(waitFacts.desk, p.desk))
      .orderBy(desc(waitFacts.deskSeq))
      .limit(10_000),
  { index: "primary key" },
);
