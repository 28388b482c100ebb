import { and, desc, eq, getTableColumns, gt, lte } from "drizzle-orm";
import { mailLimits } from "../../domain/mail.ts";
import { mailTries } from "../schema.ts";
import { statement } from "../statement.ts";

export const insertMailTry = statement("insert mail try", getTableColumns(mailTries), (db, p) =>
  db.insert(mailTries).values(p),
);

/** A try that surely never reached the server doesn't count. */
export const deleteMailTry = statement(
  "delete mail try",
  { desk: mailTries.desk, id: mailTries.id },
  (db, p) => db.delete(mailTries).where(and(eq(mailTries.desk, p.desk), eq(mailTries.id, p.id))),
  { index: "primary key" },
);

/** What no limit asks for any more. */
export const deleteOldMailTries = statement(
  "delete old mail tries",
  { desk: mailTries.desk, untilMs: mailTries.atMs },
  (db, p) =>
    db.delete(mailTries).where(and(eq(mailTries.desk, p.desk), lte(mailTries.atMs, p.untilMs))),
  { index: "mailTriesByTime" },
);

/** When something of this kind was last handed over for one recipient, the latest first, as many as the limit counts (ML4). */
export const triesForRecipient = statement(
  "mail tries for a recipient",
  {
    desk: mailTries.desk,
    recipient: mailTries.recipient,
    what: mailTries.what,
    afterMs: mailTries.atMs,
  },
  (db, p) =>
    db
      .select({ atMs: mailTries.atMs })
      .from(mailTries)
      .where(
        and(
          eq(mailTries.desk, p.desk),
          eq(mailTries.recipient, p.recipient),
          eq(mailTries.what, p.what),
          gt(mailTries.atMs, p.afterMs),
        ),
      )
      .orderBy(desc(mailTries.atMs))
      .limit(mailLimits.address.count),
  { index: "mailTriesByRecipient" },
);

/** The same for a site. */
export const triesForSite = statement(
  "mail tries for a site",
  {
    desk: mailTries.desk,
    site: mailTries.site,
    what: mailTries.what,
    afterMs: mailTries.atMs,
  },
  (db, p) =>
    db
      .select({ atMs: mailTries.atMs })
      .from(mailTries)
      .where(
        and(
          eq(mailTries.desk, p.desk),
          eq(mailTries.site, p.site),
          eq(mailTries.what, p.what),
          gt(mailTries.atMs, p.afterMs),
        ),
      )
      .orderBy(desc(mailTries.atMs))
      .limit(mailLimits.site.count),
  { index: "mailTriesBySite" },
);
