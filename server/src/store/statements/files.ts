import { and, asc, eq, getTableColumns, gt, lte, sql } from "drizzle-orm";
import { files, fileTotals } from "../schema.ts";
import { statement } from "../statement.ts";

/** What a file counts at least, in bytes (FL5): each takes a row, a name in a folder and a block of the disk. */
export const LEAST_COUNTED_BYTES = 64 * 1024;
const LEAST = sql.raw(String(LEAST_COUNTED_BYTES));

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

/** A file of the visitor's in a conversation that no agent has looked at; no row, and there is none (FL6). */
export const unopenedFileOf = statement(
  "unopened file of conversation",
  { desk: files.desk, conversation: files.conversation },
  (db, p) =>
    db
      .select({ publicId: files.publicId })
      .from(files)
      .where(
        and(
          eq(files.desk, p.desk),
          eq(files.conversation, p.conversation),
          sql`${files.openedAtMs} is null`,
          sql`${files.uploader} like 'vis%'`,
        ),
      )
      .limit(1),
  { index: "filesUnopened" },
);

/** What one has uploaded since a moment, in bytes, each file as at least so many: some 1,600 rows at the most that a day allows. */
export const bytesOfUploader = statement(
  "bytes of uploader",
  {
    desk: files.desk,
    uploader: files.uploader,
    sinceMs: files.createdAtMs,
  },
  (db, p) =>
    db
      .select({
        bytes:
          sql<number>`coalesce(sum(case when ${files.bytes} > ${LEAST} then ${files.bytes} else ${LEAST} end), 0)`.as(
            "bytes",
          ),
      })
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

/** How many files one has uploaded and not sent. */
export const unsentOfUploader = statement(
  "unsent files of uploader",
  { desk: files.desk, uploader: files.uploader },
  (db, p) =>
    db
      .select({ files: sql<number>`count(*)`.as("files") })
      .from(files)
      .where(
        and(
          eq(files.desk, p.desk),
          eq(files.uploader, p.uploader),
          sql`${files.conversation} is null`,
        ),
      ),
  { index: "filesUnsentByUploader" },
);

/** What the files of a site count; no row = it never had one. */
export const fileTotalsOf = statement(
  "file totals of site",
  { desk: fileTotals.desk, site: fileTotals.site },
  (db, p) =>
    db
      .select({ keptBytes: fileTotals.keptBytes, unsentBytes: fileTotals.unsentBytes })
      .from(fileTotals)
      .where(and(eq(fileTotals.desk, p.desk), eq(fileTotals.site, p.site))),
  { index: "primary key" },
);

/** Adds to what the files of a site count, or takes from it where a number is negative. */
export const addToFileTotals = statement(
  "add to file totals",
  getTableColumns(fileTotals),
  (db, p) =>
    db
      .insert(fileTotals)
      .values(p)
      .onConflictDoUpdate({
        target: [fileTotals.desk, fileTotals.site],
        set: {
          keptBytes: sql`"fileTotals"."keptBytes" + excluded."keptBytes"`,
          unsentBytes: sql`"fileTotals"."unsentBytes" + excluded."unsentBytes"`,
        },
      }),
);

/** Uploaded by a moment and never sent, the oldest first. */
export const unsentFiles = statement(
  "unsent files",
  { desk: files.desk, untilMs: files.createdAtMs },
  (db, p) =>
    db
      .select({
        id: files.id,
        publicId: files.publicId,
        site: files.site,
        uploader: files.uploader,
        bytes: files.bytes,
      })
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
