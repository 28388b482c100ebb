import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm/sql";
import { agentLines, conversations, departments, lines, sites, waitFacts } from "../schema.ts";
import { statement } from "../statement.ts";

// What the staffing report reads, on a connection of its own: much, but by index, and no statement for long.

export const staffingSites = statement(
  "staffing: sites",
  { desk: sites.desk },
  (db, p) =>
    db
      .select({
        id: sites.id,
        publicId: sites.publicId,
        name: sites.name,
        timeZone: sites.timeZone,
        department: sites.department,
      })
      .from(sites)
      .where(eq(sites.desk, p.desk))
      .orderBy(asc(sites.id)),
  { index: "sitesByDesk" },
);

export const staffingHours = statement(
  "staffing: hours",
  { desk: departments.desk, id: departments.id },
  (db, p) =>
    db
      .select({ hours: departments.hours })
      .from(departments)
      .where(and(eq(departments.desk, p.desk), eq(departments.id, p.id))),
  { index: "primary key" },
);

export const staffingLines = statement(
  "staffing: lines",
  { desk: lines.desk, department: lines.department },
  (db, p) =>
    db
      .select({ id: lines.id })
      .from(lines)
      .where(and(eq(lines.desk, p.desk), eq(lines.department, p.department))),
  { index: "linesByDepartment" },
);

/** Who serves a line now. */
export const staffingAgents = statement(
  "staffing: agents",
  { desk: agentLines.desk, line: agentLines.line },
  (db, p) =>
    db
      .select({ agent: agentLines.agent })
      .from(agentLines)
      .where(and(eq(agentLines.desk, p.desk), eq(agentLines.line, p.line))),
  { index: "agentLinesByLine" },
);

/** When the first conversation of a site began. */
export const firstOfSite = statement(
  "staffing: first of a site",
  { desk: conversations.desk, site: conversations.site },
  (db, p) =>
    db
      .select({ createdAtMs: conversations.createdAtMs })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), eq(conversations.site, p.site)))
      .orderBy(asc(conversations.createdAtMs))
      .limit(1),
  { index: "conversationsBySite" },
);

/** Who came to a site in a span of time; whoever reads keeps it to some hours. */
export const cameToSite = statement(
  "staffing: came to a site",
  {
    desk: conversations.desk,
    site: conversations.site,
    fromMs: conversations.createdAtMs,
    toMs: conversations.createdAtMs,
  },
  (db, p) =>
    db
      .select({ createdAtMs: conversations.createdAtMs, queuedAtMs: conversations.queuedAtMs })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          gte(conversations.createdAtMs, p.fromMs),
          lt(conversations.createdAtMs, p.toMs),
        ),
      ),
  { index: "conversationsBySite" },
);

/** How many came to a site in a span of time: counted in the index alone. */
export const countOfSite = statement(
  "staffing: count of a site",
  {
    desk: conversations.desk,
    site: conversations.site,
    fromMs: conversations.createdAtMs,
    toMs: conversations.createdAtMs,
  },
  (db, p) =>
    db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          gte(conversations.createdAtMs, p.fromMs),
          lt(conversations.createdAtMs, p.toMs),
        ),
      ),
  { index: "conversationsBySite" },
);

const fact = {
  deskSeq: waitFacts.deskSeq,
  kind: waitFacts.kind,
  line: waitFacts.line,
  agent: waitFacts.agent,
  atMs: waitFacts.atMs,
  numbers: waitFacts.numbers,
};

/** Facts of every kind after a number of the desk's stream. */
export const staffingFacts = statement(
  "staffing: facts",
  { desk: waitFacts.desk, after: waitFacts.deskSeq },
  (db, p) =>
    db
      .select(fact)
      .from(waitFacts)
      .where(and(eq(waitFacts.desk, p.desk), gt(waitFacts.deskSeq, p.after)))
      .orderBy(asc(waitFacts.deskSeq))
      .limit(2000),
  { index: "primary key" },
);

/** Facts about one line after a number of the desk's stream; line 0 = agents. */
export const staffingFactsOfLine = statement(
  "staffing: facts of a line",
  { desk: waitFacts.desk, line: waitFacts.line, after: waitFacts.deskSeq },
  (db, p) =>
    db
      .select(fact)
      .from(waitFacts)
      .where(
        and(eq(waitFacts.desk, p.desk), eq(waitFacts.line, p.line), gt(waitFacts.deskSeq, p.after)),
      )
      .orderBy(asc(waitFacts.deskSeq))
      .limit(2000),
  { index: "waitFactsByLine" },
);

/** The first fact from a number of the desk's stream on: facts stand in the order of time, so a moment is found by halving. */
export const staffingFactFrom = statement(
  "staffing: fact from",
  { desk: waitFacts.desk, from: waitFacts.deskSeq },
  (db, p) =>
    db
      .select({ deskSeq: waitFacts.deskSeq, atMs: waitFacts.atMs })
      .from(waitFacts)
      .where(and(eq(waitFacts.desk, p.desk), gte(waitFacts.deskSeq, p.from)))
      .orderBy(asc(waitFacts.deskSeq))
      .limit(1),
  { index: "primary key" },
);
