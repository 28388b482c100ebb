import { and, eq, getTableColumns, gt, inArray, lte } from "drizzle-orm";
import { chatLinks, conversations, sites } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

export const insertChatLink = statement("insert chat link", getTableColumns(chatLinks), (db, p) =>
  db.insert(chatLinks).values(p),
);

export const deleteExpiredChatLinks = statement(
  "delete expired chat links",
  { desk: chatLinks.desk, nowMs: chatLinks.expiresAtMs },
  (db, p) =>
    db
      .delete(chatLinks)
      .where(and(eq(chatLinks.desk, p.desk), lte(chatLinks.expiresAtMs, p.nowMs))),
  { index: "chatLinksByExpiry" },
);

/** Ends every link that leads back to a conversation of a visitor. */
export const deleteLinksOfVisitor = statement(
  "delete links of visitor",
  { desk: chatLinks.desk, visitor: conversations.visitor },
  (db, p) =>
    db.delete(chatLinks).where(
      and(
        eq(chatLinks.desk, p.desk),
        inArray(
          chatLinks.conversation,
          db
            .select({ id: conversations.id })
            .from(conversations)
            .where(and(eq(conversations.desk, p.desk), eq(conversations.visitor, p.visitor))),
        ),
      ),
    ),
  { index: ["chatLinksByConversation", "conversationsByVisitor"] },
);

/** Where a link leads that has not expired: a conversation, its visitor and the site (ML7). */
export const chatLink = statement(
  "chat link",
  { desk: chatLinks.desk, tokenHash: chatLinks.tokenHash, nowMs: chatLinks.expiresAtMs },
  (db, p) =>
    db
      .select({
        conversationId: renamed(conversations.publicId, "conversationId"),
        visitor: conversations.visitor,
        site: conversations.site,
        siteKey: renamed(sites.publicId, "siteKey"),
        expiresAtMs: chatLinks.expiresAtMs,
      })
      .from(chatLinks)
      .innerJoin(
        conversations,
        and(eq(conversations.desk, chatLinks.desk), eq(conversations.id, chatLinks.conversation)),
      )
      .innerJoin(sites, eq(sites.id, conversations.site))
      .where(
        and(
          eq(chatLinks.desk, p.desk),
          eq(chatLinks.tokenHash, p.tokenHash),
          gt(chatLinks.expiresAtMs, p.nowMs),
        ),
      ),
  { index: ["primary key", "primary key", "primary key"] },
);
