import type { conversationStates } from "./schema.ts";
import type { SqlValue, Statement } from "./statement.ts";

/**
 * The statements of the search index, in SQLite's own words: full text has no other, and PostgreSQL's would be another index with another
 * language. They stand here together, run like all others, and are prepared by the test beside this file instead of at the start. A row of the index
 * is a conversation's id in the upper half of its number and an event's place in the lower one, 0 for what the visitor is known by (0048).
 */
const rowOf = `((:conversation << 32) | :deskSeq)`;

/** Puts a text in, in the place of what stood there. `text` is folded. */
export const putText = ofSqlite<
  { readonly conversation: number; readonly deskSeq: number; readonly text: string },
  never
>("search: put text", `replace into "searchTexts" (rowid, "text") values (${rowOf}, :text)`, []);

/**
 * Puts so many pages of the index together anew, until all of it is one part: words that were taken out of it stand in its older parts until then (SE6).
 * In one go ('optimize') it held the one writer for 0.8 s of CPU time at 200,000 texts, in slices of 64 pages for 14 ms at most. What is put in
 * meanwhile begins it over, for ever, where it comes often.
 */
export const mergeTexts = ofSqlite<{ readonly pages: number }, never>(
  "search: merge",
  `insert into "searchTexts" ("searchTexts", rank) values ('merge', -:pages)`,
  [],
);

/** How many rows this connection has changed so far: a merge that had nothing to do has changed less than two. */
export const rowsChanged = ofSqlite<Record<never, never>, { readonly count: number }>(
  "rows changed",
  `select total_changes() as "count"`,
  ["count"],
);

/** The latest places of a conversation where a word stands that is looked for; `match` is made by `anyOf`. */
export const placesIn = ofSqlite<
  { readonly match: string; readonly conversation: number },
  { readonly deskSeq: number }
>(
  "search: places in a conversation",
  `select rowid & 4294967295 as "deskSeq" from "searchTexts" where "searchTexts" match :match
     and rowid between (:conversation << 32) and ((:conversation << 32) | 4294967295)
   order by rowid desc limit 20`,
  ["deskSeq"],
);

/** Every word in quotes, with a star: whatever was typed, it can be no syntax. Words are letters and digits alone. */
export function beginsWith(word: string): string {
  return `"${word}"*`;
}

export function anyOf(words: readonly string[]): string {
  return words.map(beginsWith).join(" OR ");
}

/** What is found by: null = anything. `account` and `agent` are who asks. */
type FindParams = {
  readonly desk: number;
  readonly account: number;
  readonly agent: number;
  readonly states: string | null;
  readonly siteId: string | null;
  readonly agentId: string | null;
  readonly tagId: string | null;
  readonly fromMs: number | null;
  readonly beforeMs: number | null;
  readonly after: string | null;
  readonly limit: number;
};
/** A word for each that is looked for: `word0`, `word1` and so on, as `beginsWith` makes them. */
type WordParams = { readonly [word: `word${number}`]: string };

export interface FoundRow {
  readonly id: number;
  readonly publicId: string;
  readonly visitor: number;
  readonly siteId: string;
  readonly agentId: string | null;
  readonly state: (typeof conversationStates)[number];
  readonly createdAtMs: number;
}

type Find = Statement<FindParams & WordParams, FoundRow>;

const finds: Find[] = [];

/**
 * The conversations in which each of so many words stands, the one that began last first, as far as who asks may read them at this moment: the reading
 * rule of views/reading-rights.ts, once more in SQL (RI6, SE4), for what may not be read may not even be counted.
 */
export function findConversations(words: number): Find {
  return (finds[words] ??= ofSqlite<FindParams & WordParams, FoundRow>(
    `search: conversations with ${words} words`,
    `select c."id", c."publicId", c."visitor", s."publicId" as "siteId", a."publicId" as "agentId", c."state", c."createdAtMs"
     from "conversations" c
     join "sites" s on s."id" = c."site"
     left join "agents" a on a."desk" = c."desk" and a."id" = c."agent"
     where c."desk" = :desk and c."erasedAtMs" is null
       ${Array.from({ length: words }, (_, word) => `and c."id" in (select rowid >> 32 from "searchTexts" where "searchTexts" match :word${word})`).join("\n")}
       and (:after is null or c."id" < (select "id" from "conversations" where "desk" = :desk and "publicId" = :after))
       and (:states is null or c."state" in (select value from json_each(:states)))
       and (:siteId is null or s."publicId" = :siteId)
       and (:agentId is null or a."publicId" = :agentId)
       and (:fromMs is null or c."createdAtMs" >= :fromMs)
       and (:beforeMs is null or c."createdAtMs" < :beforeMs)
       and (:tagId is null or exists (select 1 from "conversationTags" ct join "tags" t on t."desk" = ct."desk" and t."id" = ct."tag"
         where ct."desk" = c."desk" and ct."conversation" = c."id" and t."publicId" = :tagId))
       and (exists (select 1 from "roles" r where r."desk" = c."desk" and r."account" = :account and r."site" in (0, c."site"))
         or exists (select 1 from "slots" w where w."desk" = c."desk" and w."agent" = :agent and w."conversation" = c."id"))
     order by c."id" desc limit :limit`,
    ["id", "publicId", "visitor", "siteId", "agentId", "state", "createdAtMs"],
  ));
}

/** A statement from its text, in which `:name` is a parameter. */
function ofSqlite<Params extends Readonly<Record<string, SqlValue>>, Row>(
  name: string,
  text: string,
  columns: readonly string[],
): Statement<Params, Row> {
  const parts = text.split(/:([a-z]\w*)/i);
  return {
    name,
    kind: columns.length > 0 ? "read" : "write",
    segments: parts.filter((_, at) => at % 2 === 0),
    binds: parts.filter((_, at) => at % 2 === 1),
    columns,
    plan: { mayScan: true },
  };
}
