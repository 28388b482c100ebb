import { and, eq, getTableColumns } from "drizzle-orm";
import { invites } from "../schema.ts";
import { statement } from "../statement.ts";

export const inviteByHash = statement(
  "invite by hash",
  { tokenHash: invites.tokenHash },
  (db, p) =>
    db
      .select({
        kind: invites.kind,
        desk: invites.desk,
        email: invites.email,
        role: invites.role,
        site: invites.site,
        maker: invites.maker,
        expiresAtMs: invites.expiresAtMs,
      })
      .from(invites)
      .where(eq(invites.tokenHash, p.tokenHash)),
  { index: "primary key" },
);

export const insertInvite = statement("insert invite", getTableColumns(invites), (db, p) =>
  db.insert(invites).values(p),
);

/** A newer link for the same address, or its use, ends the older ones of its kind. */
export const deleteInvitesOf = statement(
  "delete invites of",
  { desk: invites.desk, email: invites.email, kind: invites.kind },
  (db, p) =>
    db
      .delete(invites)
      .where(and(eq(invites.desk, p.desk), eq(invites.email, p.email), eq(invites.kind, p.kind))),
  { index: "invitesByEmail" },
);
