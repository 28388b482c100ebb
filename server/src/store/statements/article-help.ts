import { and, eq, getTableColumns } from "drizzle-orm";
import { articleHelp, conversations, sites } from "../schema.ts";
import { statement } from "../statement.ts";

const key = { desk: articleHelp.desk, conversation: articleHelp.conversation };

/** How far a conversation's visitor has come with what they were shown, if anything was. */
export const articleHelpOf = statement(
  "article help of a conversation",
  key,
  (db, p) =>
    db
      .select({ help: articleHelp.help, articles: articleHelp.articles })
      .from(articleHelp)
      .where(and(eq(articleHelp.desk, p.desk), eq(articleHelp.conversation, p.conversation))),
  { index: "primary key" },
);

export const insertArticleHelp = statement(
  "insert article help",
  getTableColumns(articleHelp),
  (db, p) => db.insert(articleHelp).values(p),
);

export const setArticleHelp = statement(
  "set article help",
  { ...key, help: articleHelp.help },
  (db, { desk, conversation, help }) =>
    db
      .update(articleHelp)
      .set({ help })
      .where(and(eq(articleHelp.desk, desk), eq(articleHelp.conversation, conversation))),
  { index: "primary key" },
);

/** What decides whether a conversation's visitor is shown articles: where they wait, in which language, and the site's settings. */
export const articleSubject = statement(
  "conversation to show articles in",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select({
        publicId: conversations.publicId,
        state: conversations.state,
        language: conversations.language,
        site: conversations.site,
        settings: sites.settings,
      })
      .from(conversations)
      .innerJoin(sites, eq(sites.id, conversations.site))
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: ["primary key", "primary key"] },
);
