import { and, asc, desc, eq, gt, gte, sql } from "drizzle-orm/sql";
import { agentLines, agents, conversations, lines, slots, waitFacts } from "../schema.ts";
import { statement } from "../statement.ts";

const fact = {
  deskSeq: waitFacts.deskSeq,
  kind: waitFacts.kind,
  line: waitFacts.line,
  agent: waitFacts.agent,
  atMs: waitFacts.atMs,
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

/** Where the window begins that the model starts from: so many facts back. A chat further back weighs nothing any more. */
export const windowStart = statement(
  "wait facts window start",
  { desk: waitFacts.desk },
  (db, p) =>
    db
      .select({ deskSeq: waitFacts.deskSeq })
      .from(waitFacts)
      .where(eq(waitFacts.desk, p.desk))
      .orderBy(desc(waitFacts.deskSeq))
      .limit(1)
      .offset(40_000),
  { index: "primary key" },
);

/** When agents came and went: `line` 0 is about an agent as a whole. */
export const slotFactsAfter = statement(
  "wait facts of agents after",
  { desk: waitFacts.desk, after: waitFacts.deskSeq, sinceMs: waitFacts.atMs },
  (db, p) =>
    db
      .select(fact)
      .from(waitFacts)
      .where(
        and(
          eq(waitFacts.desk, p.desk),
          sql`${waitFacts.line} = 0`,
          gt(waitFacts.deskSeq, p.after),
          gte(waitFacts.atMs, p.sinceMs),
        ),
      )
      .orderBy(asc(waitFacts.deskSeq))
      .limit(1000),
  { index: "waitFactsByLine" },
);

// The desk as it stands, for the picture that the engine starts from.

export const agentsOfDesk = statement(
  "agents of desk",
  { desk: agents.desk },
  (db, p) =>
    db
      .select({
        id: agents.id,
        availability: agents.availability,
        presence: agents.presence,
        capacity: agents.capacity,
      })
      .from(agents)
      .where(eq(agents.desk, p.desk))
      .orderBy(asc(agents.id)),
  { index: "primary key" },
);

export const agentLinesOfDesk = statement(
  "agent lines of desk",
  { desk: agentLines.desk },
  (db, p) =>
    db
      .select({ agent: agentLines.agent, line: agentLines.line })
      .from(agentLines)
      .where(eq(agentLines.desk, p.desk)),
  { index: "agentLinesByLine" },
);

export const linesOfDesk = statement(
  "lines of desk",
  { desk: lines.desk },
  (db, p) =>
    db
      .select({ id: lines.id, department: lines.department })
      .from(lines)
      .where(eq(lines.desk, p.desk)),
  { index: "linesByDepartment" },
);

/** Every chat in somebody's hands, and every wrap-up. */
export const chatsInHand = statement(
  "chats in hand",
  { desk: slots.desk },
  (db, p) =>
    db
      .select({
        conversation: slots.conversation,
        agent: slots.agent,
        line: conversations.line,
        rankMs: conversations.rankMs,
        acceptedAtMs: conversations.acceptedAtMs,
        sinceMs: slots.sinceMs,
        testSinceMs: conversations.testSinceMs,
      })
      .from(slots)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, p.desk), eq(conversations.id, slots.conversation)),
      )
      .where(and(eq(slots.desk, p.desk), sql`${slots.kind} <> 'offer'`)),
  { index: ["primary key", "primary key"] },
);

/** Everybody in line, offered or not. Reads what is open: at the start, and when the picture has to be put right. */
export const everybodyInLine = statement(
  "everybody in line",
  { desk: conversations.desk },
  (db, p) =>
    db
      .select({
        id: conversations.id,
        line: conversations.line,
        priority: conversations.priority,
        isReturned: conversations.isReturned,
        rankMs: conversations.rankMs,
        queuedAtMs: conversations.queuedAtMs,
        isReachable: conversations.isReachable,
      })
      .from(conversations)
      .where(
        and(eq(conversations.desk, p.desk), sql`${conversations.state} in ('queued', 'offered')`),
      ),
  { mayScan: true },
);
