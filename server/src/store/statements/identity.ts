import { and, asc, eq, getTableColumns, isNotNull, isNull, lt } from "drizzle-orm";
import { identityKeys, people, sessions, visitors } from "../schema.ts";
import { statement } from "../statement.ts";

/** The keys that a site signs with, at most two. */
export const identityKeysOf = statement(
  "identity keys of a site",
  { desk: identityKeys.desk, site: identityKeys.site },
  (db, p) =>
    db
      .select({
        publicId: identityKeys.publicId,
        createdAtMs: identityKeys.createdAtMs,
        shownAtMs: identityKeys.shownAtMs,
      })
      .from(identityKeys)
      .where(and(eq(identityKeys.desk, p.desk), eq(identityKeys.site, p.site)))
      .orderBy(asc(identityKeys.publicId)),
  { index: "primary key" },
);

export const insertIdentityKey = statement(
  "insert identity key",
  getTableColumns(identityKeys),
  (db, p) => db.insert(identityKeys).values(p),
);

/** No row changed = there is no such key. */
export const deleteIdentityKey = statement(
  "delete identity key",
  { desk: identityKeys.desk, site: identityKeys.site, publicId: identityKeys.publicId },
  (db, p) =>
    db
      .delete(identityKeys)
      .where(
        and(
          eq(identityKeys.desk, p.desk),
          eq(identityKeys.site, p.site),
          eq(identityKeys.publicId, p.publicId),
        ),
      ),
  { index: "primary key" },
);

/** No row changed = there is no such key, or it was shown before. */
export const showIdentityKey = statement(
  "show identity key",
  {
    desk: identityKeys.desk,
    site: identityKeys.site,
    publicId: identityKeys.publicId,
    shownAtMs: identityKeys.shownAtMs,
  },
  (db, { shownAtMs, ...p }) =>
    db
      .update(identityKeys)
      .set({ shownAtMs })
      .where(
        and(
          eq(identityKeys.desk, p.desk),
          eq(identityKeys.site, p.site),
          eq(identityKeys.publicId, p.publicId),
          isNull(identityKeys.shownAtMs),
        ),
      ),
  { index: "primary key" },
);

/** The visitor whom a site's server calls so (ID4). */
export const visitorBySubject = statement(
  "visitor by subject",
  { desk: visitors.desk, site: visitors.site, verifiedSub: visitors.verifiedSub },
  (db, p) =>
    db
      .select({
        id: visitors.id,
        publicId: visitors.publicId,
        signedAtMs: visitors.signedAtMs,
        signedOutAtMs: visitors.signedOutAtMs,
      })
      .from(visitors)
      .where(
        and(
          eq(visitors.desk, p.desk),
          eq(visitors.site, p.site),
          isNotNull(visitors.verifiedSub),
          eq(visitors.verifiedSub, p.verifiedSub),
        ),
      ),
  { index: "visitorsByVerifiedSub" },
);

export const saveSubject = statement(
  "save subject of a visitor",
  {
    desk: visitors.desk,
    id: visitors.id,
    verifiedSub: visitors.verifiedSub,
    signedAtMs: visitors.signedAtMs,
  },
  (db, { desk, id, ...set }) =>
    db
      .update(visitors)
      .set(set)
      .where(and(eq(visitors.desk, desk), eq(visitors.id, id))),
  { index: "primary key" },
);

/** A later identity of a person was read; an earlier one changes nothing. */
export const noteSignedAt = statement(
  "note when an identity was signed",
  { desk: visitors.desk, id: visitors.id, signedAtMs: visitors.signedAtMs },
  (db, { desk, id, signedAtMs }) =>
    db
      .update(visitors)
      .set({ signedAtMs })
      .where(
        and(eq(visitors.desk, desk), eq(visitors.id, id), lt(visitors.signedAtMs, signedAtMs)),
      ),
  { index: "primary key" },
);

/** What was signed up to now is taken no more (ID7). */
export const signOutSubject = statement(
  "sign out a subject",
  { desk: visitors.desk, id: visitors.id },
  (db, p) =>
    db
      .update(visitors)
      .set({ signedOutAtMs: visitors.signedAtMs })
      .where(
        and(eq(visitors.desk, p.desk), eq(visitors.id, p.id), isNotNull(visitors.verifiedSub)),
      ),
  { index: "primary key" },
);

/** What was signed of a person, and what follows from it for what is shown and written to. */
export const saveSigned = statement(
  "save what was signed of a person",
  {
    desk: people.desk,
    visitor: people.visitor,
    name: people.name,
    email: people.email,
    phone: people.phone,
    verifiedName: people.verifiedName,
    verifiedEmail: people.verifiedEmail,
  },
  (db, { desk, visitor, ...set }) =>
    db
      .update(people)
      .set(set)
      .where(and(eq(people.desk, desk), eq(people.visitor, visitor))),
  { index: "primary key" },
);

/** Ends one session of a visitor, and with it the token that it replaced. */
export const deleteVisitorSession = statement(
  "delete visitor session",
  { tokenHash: sessions.tokenHash },
  (db, p) =>
    db
      .delete(sessions)
      .where(and(eq(sessions.tokenHash, p.tokenHash), eq(sessions.kind, "visitor"))),
  { index: "primary key" },
);

export const verifySession = statement(
  "verify session",
  { tokenHash: sessions.tokenHash, verifiedUntilMs: sessions.verifiedUntilMs },
  (db, { tokenHash, verifiedUntilMs }) =>
    db.update(sessions).set({ verifiedUntilMs }).where(eq(sessions.tokenHash, tokenHash)),
  { index: "primary key" },
);
