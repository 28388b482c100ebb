import { and, desc, eq, isNull, lt, sql } from "drizzle-orm/sql";
import { agents, conversations, departments, lines, people, sites, visitors } from "../schema.ts";
import { statement } from "../statement.ts";

/** Conversations in one page of the HTTP API. */
export const PAGE_CONVERSATIONS = 50;

const told = {
  id: conversations.id,
  publicId: conversations.publicId,
  site: conversations.site,
  siteId: sql<string>`${sites.publicId}`.as("siteId"),
  departmentId: sql<string>`${departments.publicId}`.as("departmentId"),
  agentId: sql<string | null>`${agents.publicId}`.as("agentId"),
  state: conversations.state,
  language: conversations.language,
  createdAtMs: conversations.createdAtMs,
  acceptedAtMs: conversations.acceptedAtMs,
  firstResponseAtMs: conversations.firstResponseAtMs,
  closedAtMs: conversations.closedAtMs,
  closedBy: conversations.closedBy,
  owesAnswerSinceMs: conversations.owesAnswerSinceMs,
  ratingScore: conversations.ratingScore,
  isSolved: conversations.isSolved,
  testSinceMs: conversations.testSinceMs,
  visitorId: sql<string>`${visitors.publicId}`.as("visitorId"),
  verifiedSub: visitors.verifiedSub,
  name: sql<string | null>`coalesce(${people.verifiedName}, ${people.name})`.as("name"),
  email: sql<string | null>`coalesce(${people.verifiedEmail}, ${people.email})`.as("email"),
  phone: people.phone,
};

const joined = Array.from({ length: 6 }, () => "primary key");

/** A conversation as programs are told of it. */
export const conversationForApi = statement(
  "conversation for the api",
  { desk: conversations.desk, publicId: conversations.publicId },
  (db, p) =>
    db
      .select(told)
      .from(conversations)
      .innerJoin(sites, eq(sites.id, conversations.site))
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .innerJoin(
        departments,
        and(eq(departments.desk, p.desk), eq(departments.id, lines.department)),
      )
      .innerJoin(visitors, and(eq(visitors.desk, p.desk), eq(visitors.id, conversations.visitor)))
      .leftJoin(people, and(eq(people.desk, p.desk), eq(people.visitor, conversations.visitor)))
      .leftJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, conversations.agent)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.publicId, p.publicId),
          isNull(conversations.erasedAtMs),
        ),
      ),
  { index: ["conversationsByPublicId", ...joined] },
);

/** Where a conversation stands among the others, erased or not. */
export const placeForApi = statement(
  "place of a conversation for the API",
  { desk: conversations.desk, publicId: conversations.publicId },
  (db, p) =>
    db
      .select({ id: conversations.id, site: conversations.site })
      .from(conversations)
      .where(and(eq(conversations.desk, p.desk), eq(conversations.publicId, p.publicId))),
  { index: "conversationsByPublicId" },
);

/** A site's conversations from one of them down, the newest first: one page. */
export const conversationsOfSiteBefore = statement(
  "conversations of a site before",
  { desk: conversations.desk, site: conversations.site, before: conversations.id },
  (db, p) =>
    db
      .select(told)
      .from(conversations)
      .innerJoin(sites, eq(sites.id, conversations.site))
      .innerJoin(lines, and(eq(lines.desk, p.desk), eq(lines.id, conversations.line)))
      .innerJoin(
        departments,
        and(eq(departments.desk, p.desk), eq(departments.id, lines.department)),
      )
      .innerJoin(visitors, and(eq(visitors.desk, p.desk), eq(visitors.id, conversations.visitor)))
      .leftJoin(people, and(eq(people.desk, p.desk), eq(people.visitor, conversations.visitor)))
      .leftJoin(agents, and(eq(agents.desk, p.desk), eq(agents.id, conversations.agent)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.site, p.site),
          lt(conversations.id, p.before),
          isNull(conversations.erasedAtMs),
        ),
      )
      .orderBy(desc(conversations.id))
      .limit(PAGE_CONVERSATIONS),
  { index: ["primary key", "conversationsOfSite", ...joined.slice(1)] },
);
