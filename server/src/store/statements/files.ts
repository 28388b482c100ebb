import { and, asc, eq, getTableColumns, gt, lte, sql } from "drizzle-orm";
import { files } from "../schema.ts";
import { statement } from "../statement.ts";

const byPublicId = { desk: files.desk, publicId: files.publicId };

export const insertFile = statement("insert file", getTableColumns(files), (db, p) =>
  db.insert(files).values(p),
);

export const fileByPublicId = statement(
  "file by public id",
  byPublicId,
  (db, p) =>
    db
      .select(getTableColumns(files))
      .from(files)
      .where(and(eq(files.desk, p.desk), eq(files.publicId, p.publicId))),
  { index: "filesByPublicId" },
);

export const fileName = statement(
  "file name",
  byPublicId,
  (db, p) =>
    db
      .select({ name: files.name })
      .from(files)
      .where(and(eq(files.desk, p.desk), eq(files.publicId, p.publicId))),
  { index: "filesByPublicId" },
);

/** A file becomes one of a conversation's, once: no row, and it is in a message already (FL4). */
export const sendFile = statement(
  "send file",
  { desk: files.desk, id: files.id, conversation: files.conversation },
  (db, p) =>
    db
      .update(files)
      .set({ conversation: p.conversation })
      .where(and(eq(files.desk, p.desk), eq(files.id, p.id), sql`${files.conversation} is null`)),
  { index: "primary key" },
);

/** The first look that an agent takes at a file; no row, and somebody has looked before. */
export const markOpened = statement(
  "mark file opened",
  { desk: files.desk, id: files.id, openedAtMs: files.openedAtMs },
  (db, p) =>
    db
      .update(files)
      .set({ openedAtMs: p.openedAtMs })
      .where(and(eq(files.desk, p.desk), eq(files.id, p.id), sql`${files.openedAtMs} is null`)),
  { index: "primary key" },
);

/** What one has uploaded since a moment, in bytes. */
export const bytesOfUploader = statement(
  "bytes of uploader",
  { desk: files.desk, uploader: files.uploader, sinceMs: files.createdAtMs },
  (db, p) =>
    db
      .select({ bytes: sql<number>`coalesce(sum(${files.bytes}), 0)`.as("bytes") })
      .from(files)
      .where(
        and(
          eq(files.desk, p.desk),
          eq(files.uploader, p.uploader),
          gt(files.createdAtMs, p.sinceMs),
        ),
      ),
  { index: "filesByUploader" },
);

/** What is kept for a site, in bytes: 2 ms at 50,000 files. */
export const bytesOfSite = statement(
  "bytes of site",
  { desk: files.desk, site: files.site },
  (db, p) =>
    db
      .select({ bytes: sql<number>`coalesce(sum(${files.bytes}), 0)`.as("bytes") })
      .from(files)
      .where(and(eq(files.desk, p.desk), eq(files.site, p.site))),
  { index: "filesBySite" },
);

/** Uploaded by a moment and never sent, the oldest first. */
export const unsentFiles = statement(
  "unsent files",
  { desk: files.desk, untilMs: files.createdAtMs },
  (db, p) =>
    db
      .select({ id: files.id, publicId: files.publicId })
      .from(files)
      .where(
        and(
          eq(files.desk, p.desk),
          sql`${files.conversation} is null`,
          lte(files.createdAtMs, p.untilMs),
        ),
      )
      .orderBy(asc(files.createdAtMs))
      .limit(100),
  { index: "filesUnsent" },
);

export const deleteFile = statement(
  "delete file",
  { desk: files.desk, id: files.id },
  (db, p) => db.delete(files).where(and(eq(files.desk, p.desk), eq(files.id, p.id))),
  { index: "primary key" },
);
