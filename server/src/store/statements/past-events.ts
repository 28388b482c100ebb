import { and, desc, eq, sql } from "drizzle-orm/sql";
import { conversations, events } from "../schema.ts";
import { statement } from "../statement.ts";

/** The event that answered a command when it came first (R1). */
export const eventByCommand = statement(
  "event by command",
  { desk: events.desk, actor: events.actor, commandId: events.commandId },
  (db, p) =>
    db
      .select({
        publicId: events.publicId,
        deskSeq: events.deskSeq,
        type: events.type,
        text: events.text,
        conversationId: sql<string | null>`${conversations.publicId}`.as("conversationId"),
      })
      .from(events)
      .leftJoin(
        conversations,
        and(eq(conversations.desk, events.desk), eq(conversations.id, events.conversation)),
      )
      .where(
        and(eq(events.desk, p.desk), eq(events.actor, p.actor), eq(events.commandId, p.commandId)),
      ),
  { index: ["eventsByCommand", "primary key"] },
);

/** The conversation's last event of a type, found from its end. */
export const lastEventOf = statement(
  "last event of a type",
  { desk: events.desk, conversation: events.conversation, type: events.type },
  (db, p) =>
    db
      .select({ text: events.text, data: events.data, atMs: events.atMs })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          eq(events.type, p.type),
        ),
      )
      .orderBy(desc(events.deskSeq))
      .limit(1),
  { index: "primary key" },
);

/** More than were ever of one kind in a conversation that anybody still follows. */
const MANY = 100;

/** The conversation's last events of a type, the latest first. */
export const lastEventsOf = statement(
  "last events of a type",
  { desk: events.desk, conversation: events.conversation, type: events.type },
  (db, p) =>
    db
      .select({ data: events.data })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          eq(events.type, p.type),
        ),
      )
      .orderBy(desc(events.deskSeq))
      .limit(MANY),
  { index: "primary key" },
);
