import { and, asc, eq, getTableColumns, isNull, lt, or } from "drizzle-orm";
import { apiTokens } from "../schema.ts";
import { statement } from "../statement.ts";

const everything = getTableColumns(apiTokens);

export const insertApiToken = statement("insert api token", everything, (db, p) =>
  db.insert(apiTokens).values(p),
);

/** The token that a request brings. */
export const apiTokenByHash = statement(
  "api token",
  { tokenHash: apiTokens.tokenHash },
  (db, p) => db.select(everything).from(apiTokens).where(eq(apiTokens.tokenHash, p.tokenHash)),
  { index: "primary key" },
);

/** Those of a desk, also the ones that have run out. */
export const apiTokensOfDesk = statement(
  "api tokens of a desk",
  { desk: apiTokens.desk },
  (db, p) =>
    db
      .select(everything)
      .from(apiTokens)
      .where(eq(apiTokens.desk, p.desk))
      .orderBy(asc(apiTokens.publicId)),
  { index: "apiTokensByPublicId" },
);

/** No row changed = there is no such token. */
export const deleteApiToken = statement(
  "delete api token",
  { desk: apiTokens.desk, publicId: apiTokens.publicId },
  (db, p) =>
    db.delete(apiTokens).where(and(eq(apiTokens.desk, p.desk), eq(apiTokens.publicId, p.publicId))),
  { index: "apiTokensByPublicId" },
);

/** Says that a token was used; a time that is not later changes nothing. */
export const touchApiToken = statement(
  "touch api token",
  { tokenHash: apiTokens.tokenHash, lastUsedAtMs: apiTokens.createdAtMs },
  (db, { tokenHash, lastUsedAtMs }) =>
    db
      .update(apiTokens)
      .set({ lastUsedAtMs })
      .where(
        and(
          eq(apiTokens.tokenHash, tokenHash),
          or(isNull(apiTokens.lastUsedAtMs), lt(apiTokens.lastUsedAtMs, lastUsedAtMs)),
        ),
      ),
  { index: "primary key" },
);
