import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import { events, incidentLinks, incidents } from "../schema.ts";
import { statement } from "../statement.ts";

/** Conversations that one command tells of an incident; the rest follows at once in others (I4). */
export const LINKS_TOLD_AT_ONCE = 50;

const isOpen = sql`${incidents.endedAtMs} is null`;

/** Every incident that is not over, with the owner's present words. */
export const openIncidents = statement(
  "open incidents",
  { desk: incidents.desk },
  (db, p) =>
    db
      .select({
        publicId: incidents.publicId,
        site: incidents.site,
        startedAtMs: incidents.startedAtMs,
        text: sql<string>`${events.text}`.as("text"),
      })
      .from(incidents)
      .innerJoin(
        events,
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, sql`0`),
          eq(events.deskSeq, incidents.noticeSeq),
        ),
      )
      .where(and(eq(incidents.desk, p.desk), isOpen))
      .orderBy(asc(incidents.site)),
  { index: ["incidentsOpen", "primary key"] },
);

export const openIncidentOf = statement(
  "open incident of a site",
  { desk: incidents.desk, site: incidents.site },
  (db, p) =>
    db
      .select(getTableColumns(incidents))
      .from(incidents)
      .where(and(eq(incidents.desk, p.desk), eq(incidents.site, p.site), isOpen)),
  { index: "incidentsOpen" },
);

export const incidentById = statement(
  "incident by id",
  { desk: incidents.desk, id: incidents.id },
  (db, p) =>
    db
      .select(getTableColumns(incidents))
      .from(incidents)
      .where(and(eq(incidents.desk, p.desk), eq(incidents.id, p.id))),
  { index: "primary key" },
);

/** The owner's words; null = that it is over. */
export const noticeText = statement(
  "text of a notice",
  { desk: events.desk, deskSeq: events.deskSeq },
  (db, p) =>
    db
      .select({ text: events.text })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, sql`0`),
          eq(events.deskSeq, p.deskSeq),
        ),
      ),
  { index: "eventsByDeskSeq" },
);

export const insertIncident = statement("insert incident", getTableColumns(incidents), (db, p) =>
  db.insert(incidents).values(p),
);

export const saveIncident = statement(
  "save incident",
  {
    desk: incidents.desk,
    id: incidents.id,
    version: incidents.version,
    noticeSeq: incidents.noticeSeq,
    endedAtMs: incidents.endedAtMs,
  },
  (db, { desk, id, ...columns }) =>
    db
      .update(incidents)
      .set(columns)
      .where(and(eq(incidents.desk, desk), eq(incidents.id, id))),
  { index: "primary key" },
);

export const insertLink = statement(
  "link to an incident",
  getTableColumns(incidentLinks),
  (db, p) => db.insert(incidentLinks).values(p),
);

export const linkOf = statement(
  "link of a conversation to an incident",
  {
    desk: incidentLinks.desk,
    incident: incidentLinks.incident,
    conversation: incidentLinks.conversation,
  },
  (db, p) =>
    db
      .select({ told: incidentLinks.told })
      .from(incidentLinks)
      .where(
        and(
          eq(incidentLinks.desk, p.desk),
          eq(incidentLinks.incident, p.incident),
          eq(incidentLinks.conversation, p.conversation),
        ),
      ),
  { index: "primary key" },
);

/** Who has not been told the present version, some at a time. */
export const untoldLinks = statement(
  "links not told yet",
  {
    desk: incidentLinks.desk,
    incident: incidentLinks.incident,
    version: incidentLinks.told,
  },
  (db, p) =>
    db
      .select({ conversation: incidentLinks.conversation })
      .from(incidentLinks)
      .where(
        and(
          eq(incidentLinks.desk, p.desk),
          eq(incidentLinks.incident, p.incident),
          sql`${incidentLinks.told} < ${p.version}`,
        ),
      )
      .orderBy(asc(incidentLinks.told), asc(incidentLinks.conversation))
      .limit(LINKS_TOLD_AT_ONCE),
  { index: "incidentLinksUntold" },
);

export const setTold = statement(
  "link has been told",
  {
    desk: incidentLinks.desk,
    incident: incidentLinks.incident,
    conversation: incidentLinks.conversation,
    told: incidentLinks.told,
  },
  (db, { desk, incident, conversation, told }) =>
    db
      .update(incidentLinks)
      .set({ told })
      .where(
        and(
          eq(incidentLinks.desk, desk),
          eq(incidentLinks.incident, incident),
          eq(incidentLinks.conversation, conversation),
        ),
      ),
  { index: "primary key" },
);
