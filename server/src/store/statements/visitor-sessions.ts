import { and, eq, isNotNull, lt, ne } from "drizzle-orm";
import { sessions, visitors } from "../schema.ts";
import { renamed, statement } from "../statement.ts";

/** A visitor's session by the hash of its token, with whose it is. */
export const visitorSession = statement(
  "visitor session",
  { tokenHash: sessions.tokenHash },
  (db, p) =>
    db
      .select({
        tokenHash: sessions.tokenHash,
        site: sessions.site,
        visitor: renamed(visitors.id, "visitor"),
        publicId: visitors.publicId,
        createdAtMs: sessions.createdAtMs,
        lastUsedAtMs: sessions.lastUsedAtMs,
        expiresAtMs: sessions.expiresAtMs,
        previousHash: sessions.previousHash,
        previousUntilMs: sessions.previousUntilMs,
        byLink: sessions.byLink,
        verifiedUntilMs: sessions.verifiedUntilMs,
        verifiedSub: visitors.verifiedSub,
      })
      .from(sessions)
      .innerJoin(visitors, and(eq(visitors.desk, sessions.desk), eq(visitors.id, sessions.subject)))
      .where(and(eq(sessions.tokenHash, p.tokenHash), eq(sessions.kind, "visitor"))),
  { index: ["primary key", "primary key"] },
);

/** The session whose token was replaced: the other tab may still send it, or the new one was lost on its way (R8). */
export const visitorSessionByPrevious = statement(
  "visitor session by previous",
  { previousHash: sessions.previousHash },
  (db, p) =>
    db
      .select({
        tokenHash: sessions.tokenHash,
        previousUntilMs: sessions.previousUntilMs,
        lastUsedAtMs: sessions.lastUsedAtMs,
        site: sessions.site,
        visitor: renamed(visitors.id, "visitor"),
        publicId: visitors.publicId,
        expiresAtMs: sessions.expiresAtMs,
        byLink: sessions.byLink,
        verifiedUntilMs: sessions.verifiedUntilMs,
        verifiedSub: visitors.verifiedSub,
      })
      .from(sessions)
      .innerJoin(visitors, and(eq(visitors.desk, sessions.desk), eq(visitors.id, sessions.subject)))
      .where(and(eq(sessions.previousHash, p.previousHash), eq(sessions.kind, "visitor"))),
  { index: ["sessionsByPreviousHash", "primary key"] },
);

/** Notes that a session was used; its idle life starts anew. `previousUntilMs` ends the former token's, once the new one was shown. */
export const touchVisitorSession = statement(
  "touch visitor session",
  {
    tokenHash: sessions.tokenHash,
    lastUsedAtMs: sessions.lastUsedAtMs,
    expiresAtMs: sessions.expiresAtMs,
    previousUntilMs: sessions.previousUntilMs,
  },
  (db, p) =>
    db
      .update(sessions)
      .set({
        lastUsedAtMs: p.lastUsedAtMs,
        expiresAtMs: p.expiresAtMs,
        previousUntilMs: p.previousUntilMs,
      })
      .where(eq(sessions.tokenHash, p.tokenHash)),
  { index: "primary key" },
);

/** Gives a session a new token; the former one is honoured until `previousUntilMs`, null: until the new one is shown. */
export const rotateVisitorSession = statement(
  "rotate visitor session",
  {
    formerHash: sessions.tokenHash,
    tokenHash: sessions.tokenHash,
    previousHash: sessions.previousHash,
    previousUntilMs: sessions.previousUntilMs,
    lastUsedAtMs: sessions.lastUsedAtMs,
    expiresAtMs: sessions.expiresAtMs,
  },
  (db, p) =>
    db
      .update(sessions)
      .set({
        tokenHash: p.tokenHash,
        previousHash: p.previousHash,
        previousUntilMs: p.previousUntilMs,
        lastUsedAtMs: p.lastUsedAtMs,
        expiresAtMs: p.expiresAtMs,
      })
      .where(eq(sessions.tokenHash, p.formerHash)),
  { index: "primary key" },
);

/** Ends every session of a visitor; a token that was replaced ends with the one in its place. */
export const deleteVisitorSessions = statement(
  "delete visitor sessions",
  { desk: sessions.desk, subject: sessions.subject },
  (db, p) =>
    db
      .delete(sessions)
      .where(
        and(
          eq(sessions.desk, p.desk),
          eq(sessions.kind, "visitor"),
          eq(sessions.subject, p.subject),
        ),
      ),
  { index: "sessionsBySubject" },
);

/** Lets a session last until then, unless it lasts longer already. */
export const lengthenSession = statement(
  "lengthen session",
  { tokenHash: sessions.tokenHash, expiresAtMs: sessions.expiresAtMs },
  (db, { tokenHash, expiresAtMs }) =>
    db
      .update(sessions)
      .set({ expiresAtMs })
      .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.expiresAtMs, expiresAtMs))),
  { index: "primary key" },
);

/** Ends the sessions of a visitor that links of mails opened, but for those of one link: '' spares none. */
export const deleteLinkSessions = statement(
  "delete link sessions",
  { desk: sessions.desk, subject: sessions.subject, butByLink: sessions.byLink },
  (db, p) =>
    db
      .delete(sessions)
      .where(
        and(
          eq(sessions.desk, p.desk),
          eq(sessions.kind, "visitor"),
          eq(sessions.subject, p.subject),
          isNotNull(sessions.byLink),
          ne(sessions.byLink, p.butByLink),
        ),
      ),
  { index: "sessionsBySubject" },
);

/** By which links a visitor's sessions were opened, null for those that no link opened, and until when each is verified: a row for each session. */
export const waysInOfVisitor = statement(
  "ways in of visitor",
  { desk: sessions.desk, subject: sessions.subject },
  (db, p) =>
    db
      .select({ byLink: sessions.byLink, verifiedUntilMs: sessions.verifiedUntilMs })
      .from(sessions)
      .where(
        and(
          eq(sessions.desk, p.desk),
          eq(sessions.kind, "visitor"),
          eq(sessions.subject, p.subject),
        ),
      ),
  { index: "sessionsBySubject" },
);
