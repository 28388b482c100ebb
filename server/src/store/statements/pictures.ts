import { and, eq, getTableColumns } from "drizzle-orm";
import { pictures } from "../schema.ts";
import { statement } from "../statement.ts";

export const pictureOf = statement(
  "picture of",
  { desk: pictures.desk, owner: pictures.owner },
  (db, p) =>
    db
      .select({ hash: pictures.hash, kind: pictures.kind, data: pictures.data })
      .from(pictures)
      .where(and(eq(pictures.desk, p.desk), eq(pictures.owner, p.owner))),
  { index: "primary key" },
);

/** Who has one, and what names it: a few dozen at most, sites and agents together. */
export const hashesOfPictures = statement(
  "hashes of pictures",
  { desk: pictures.desk },
  (db, p) =>
    db
      .select({ owner: pictures.owner, hash: pictures.hash })
      .from(pictures)
      .where(eq(pictures.desk, p.desk)),
  { index: "primary key" },
);

export const savePicture = statement("save picture", getTableColumns(pictures), (db, p) =>
  db
    .insert(pictures)
    .values(p)
    .onConflictDoUpdate({
      target: [pictures.desk, pictures.owner],
      set: { hash: p.hash, kind: p.kind, data: p.data },
    }),
);

export const dropPicture = statement(
  "drop picture",
  { desk: pictures.desk, owner: pictures.owner },
  (db, p) => db.delete(pictures).where(and(eq(pictures.desk, p.desk), eq(pictures.owner, p.owner))),
  { index: "primary key" },
);
