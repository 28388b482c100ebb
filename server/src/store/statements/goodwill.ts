import { and, asc, desc, eq, getTableColumns, gt, gte, sql } from "drizzle-orm";
import {
  agents,
  conversations,
  events,
  goodwill,
  goodwillBudgets,
  goodwillCodes,
  goodwillGifts,
  people,
  sites,
  visitors,
} from "../schema.ts";
import { renamed, statement } from "../statement.ts";

const { desk: _desk, site: _site, ...rules } = getTableColumns(goodwill);
const isLeft = sql`${goodwillCodes.code} is not null`;
const count = () => sql<number>`count(*)`.as("count");

/** What the owner of a site has set. */
export const goodwillOf = statement(
  "goodwill of a site",
  { desk: goodwill.desk, site: goodwill.site },
  (db, p) =>
    db
      .select(rules)
      .from(goodwill)
      .where(and(eq(goodwill.desk, p.desk), eq(goodwill.site, p.site))),
  { index: "primary key" },
);

export const saveGoodwill = statement("save goodwill", getTableColumns(goodwill), (db, p) => {
  const { desk: _, site: __, ...set } = p;
  return db
    .insert(goodwill)
    .values(p)
    .onConflictDoUpdate({ target: [goodwill.desk, goodwill.site], set });
});

export const setPoolEmpty = statement(
  "set goodwill pool empty",
  { desk: goodwill.desk, site: goodwill.site, emptySinceMs: goodwill.emptySinceMs },
  (db, { desk, site, emptySinceMs }) =>
    db
      .update(goodwill)
      .set({ emptySinceMs })
      .where(and(eq(goodwill.desk, desk), eq(goodwill.site, site))),
  { index: "primary key" },
);

/** The sites whose pool had no code for somebody, and has none still. */
export const emptyPools = statement(
  "empty goodwill pools",
  { desk: goodwill.desk },
  (db, p) =>
    db
      .select({ site: goodwill.site })
      .from(goodwill)
      .where(and(eq(goodwill.desk, p.desk), sql`${goodwill.emptySinceMs} is not null`)),
  { index: "primary key" },
);

/** One who came to stand in line, if goodwill is on there, and for them. */
export const goodwillAwaited = statement(
  "goodwill awaited",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select({ limitMs: goodwill.limitMs })
      .from(conversations)
      .innerJoin(goodwill, and(eq(goodwill.desk, p.desk), eq(goodwill.site, conversations.site)))
      .innerJoin(visitors, and(eq(visitors.desk, p.desk), eq(visitors.id, conversations.visitor)))
      .where(
        and(
          eq(conversations.desk, p.desk),
          eq(conversations.id, p.id),
          sql`${conversations.state} in ('queued', 'offered')`,
          sql`${goodwill.isOn} = 1`,
          sql`(${goodwill.audience} = 'everyone' or ${visitors.verifiedSub} is not null)`,
        ),
      ),
  { index: ["primary key", "primary key", "primary key"] },
);

/** When a conversation came to stand in line the last time. */
export const inLineSince = statement(
  "in line since",
  { desk: events.desk, conversation: events.conversation },
  (db, p) =>
    db
      .select({ atMs: events.atMs })
      .from(events)
      .where(
        and(
          eq(events.desk, p.desk),
          eq(events.conversation, p.conversation),
          sql`${events.type} = 'conversation.queued'`,
          // Who says what it is about waits on (TO2).
          sql`${events.data} not like '%"reason":"topicChosen"%'`,
          sql`${events.data} not like '%"reason":"anyLanguage"%'`,
        ),
      )
      .orderBy(desc(events.deskSeq))
      .limit(1),
  { index: "primary key" },
);

/** How many of those who wait one command looks at (R23). */
export const WAITING_LOOKED_AT = 100;

/** Who waits on a site in a state, from a conversation on: as many as are looked at, and the next. */
export const waitingOnSite = statement(
  "waiting on a site",
  {
    desk: conversations.desk,
    site: conversations.site,
    state: conversations.state,
    from: conversations.id,
  },
  (db, p) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.desk, p.desk),
          sql`${conversations.state} <> 'closed'`,
          eq(conversations.state, p.state),
          gte(conversations.id, p.from),
          eq(conversations.site, p.site),
        ),
      )
      .orderBy(asc(conversations.id))
      .limit(WAITING_LOOKED_AT + 1),
  { index: "conversationsOpen" },
);

/** Whose wait it is that passed the limit. */
export const goodwillSubject = statement(
  "goodwill subject",
  { desk: conversations.desk, id: conversations.id },
  (db, p) =>
    db
      .select({
        publicId: conversations.publicId,
        state: conversations.state,
        callback: conversations.callback,
        testSinceMs: conversations.testSinceMs,
        site: conversations.site,
        siteId: renamed(sites.publicId, "siteId"),
        visitor: conversations.visitor,
        presence: visitors.presence,
        verifiedSub: visitors.verifiedSub,
        email: people.email,
      })
      .from(conversations)
      .innerJoin(sites, eq(sites.id, conversations.site))
      .innerJoin(visitors, and(eq(visitors.desk, p.desk), eq(visitors.id, conversations.visitor)))
      .innerJoin(people, and(eq(people.desk, p.desk), eq(people.visitor, conversations.visitor)))
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.id))),
  { index: ["primary key", "primary key", "primary key", "primary key"] },
);

/** The code that has been in the pool the longest. */
export const nextCode = statement(
  "next goodwill code",
  { desk: goodwillCodes.desk, site: goodwillCodes.site },
  (db, p) =>
    db
      .select({ id: goodwillCodes.id, code: sql<string>`${goodwillCodes.code}`.as("code") })
      .from(goodwillCodes)
      .where(and(eq(goodwillCodes.desk, p.desk), eq(goodwillCodes.site, p.site), isLeft))
      .orderBy(asc(goodwillCodes.id))
      .limit(1),
  { index: "goodwillCodesLeft" },
);

/** Takes a code out of the pool; no row changed = it was taken before. */
export const takeCode = statement(
  "take goodwill code",
  { desk: goodwillCodes.desk, id: goodwillCodes.id },
  (db, p) =>
    db
      .update(goodwillCodes)
      .set({ code: null })
      .where(and(eq(goodwillCodes.desk, p.desk), eq(goodwillCodes.id, p.id), isLeft)),
  { index: "primary key" },
);

/** Into the pool, unless it was in one before: no row changed = it was. */
export const addCode = statement("add goodwill code", getTableColumns(goodwillCodes), (db, p) =>
  db
    .insert(goodwillCodes)
    .values(p)
    .onConflictDoNothing({ target: [goodwillCodes.desk, goodwillCodes.codeHash] }),
);

/** Nobody was given these, so they may come again. */
export const dropCodes = statement(
  "drop goodwill codes",
  { desk: goodwillCodes.desk, site: goodwillCodes.site },
  (db, p) =>
    db
      .delete(goodwillCodes)
      .where(and(eq(goodwillCodes.desk, p.desk), eq(goodwillCodes.site, p.site), isLeft)),
  { index: "goodwillCodesLeft" },
);

export const codesLeft = statement(
  "goodwill codes left",
  { desk: goodwillCodes.desk, site: goodwillCodes.site },
  (db, p) =>
    db
      .select({ count: count() })
      .from(goodwillCodes)
      .where(and(eq(goodwillCodes.desk, p.desk), eq(goodwillCodes.site, p.site), isLeft)),
  { index: "goodwillCodesLeft" },
);

export const insertGift = statement(
  "insert goodwill gift",
  getTableColumns(goodwillGifts),
  (db, p) => db.insert(goodwillGifts).values(p),
);

export const giftOf = statement(
  "goodwill gift of a conversation",
  { desk: goodwillGifts.desk, conversation: goodwillGifts.conversation },
  (db, p) =>
    db
      .select({ atMs: goodwillGifts.atMs })
      .from(goodwillGifts)
      .where(and(eq(goodwillGifts.desk, p.desk), eq(goodwillGifts.conversation, p.conversation))),
  { index: "primary key" },
);

/** When a visitor was given one last. */
export const lastGiftToVisitor = statement(
  "last goodwill gift to a visitor",
  { desk: goodwillGifts.desk, visitor: goodwillGifts.visitor },
  (db, p) =>
    db
      .select({ atMs: goodwillGifts.atMs })
      .from(goodwillGifts)
      .where(and(eq(goodwillGifts.desk, p.desk), eq(goodwillGifts.visitor, p.visitor)))
      .orderBy(desc(goodwillGifts.atMs))
      .limit(1),
  { index: "goodwillGiftsByVisitor" },
);

/** When whoever claimed this mailbox on the site was given one last. */
export const lastGiftToMailbox = statement(
  "last goodwill gift to a mailbox",
  { desk: goodwillGifts.desk, site: goodwillGifts.site, mailbox: goodwillGifts.mailbox },
  (db, p) =>
    db
      .select({ atMs: goodwillGifts.atMs })
      .from(goodwillGifts)
      .where(
        and(
          eq(goodwillGifts.desk, p.desk),
          eq(goodwillGifts.site, p.site),
          eq(goodwillGifts.mailbox, p.mailbox),
        ),
      )
      .orderBy(desc(goodwillGifts.atMs))
      .limit(1),
  { index: "goodwillGiftsByMailbox" },
);

/** How many the owner's rule gave on a site since then: what agents give has a bound of its own (GW4, GB2). */
export const giftsSince = statement(
  "goodwill gifts since",
  { desk: goodwillGifts.desk, site: goodwillGifts.site, sinceMs: goodwillGifts.atMs },
  (db, p) =>
    db
      .select({ count: count() })
      .from(goodwillGifts)
      .where(
        and(
          eq(goodwillGifts.desk, p.desk),
          eq(goodwillGifts.site, p.site),
          gt(goodwillGifts.atMs, p.sinceMs),
          sql`${goodwillGifts.agent} is null`,
        ),
      ),
  { index: "goodwillGiftsBySite" },
);

/** How many an agent gave since then (GB1). */
export const giftsByAgent = statement(
  "goodwill gifts by an agent",
  { desk: goodwillGifts.desk, agent: agents.id, sinceMs: goodwillGifts.atMs },
  (db, p) =>
    db
      .select({ count: count() })
      .from(goodwillGifts)
      .where(
        and(
          eq(goodwillGifts.desk, p.desk),
          eq(goodwillGifts.agent, p.agent),
          gt(goodwillGifts.atMs, p.sinceMs),
        ),
      ),
  { index: "goodwillGiftsByAgent" },
);

export const budgetOf = statement(
  "goodwill budget of an agent",
  { desk: goodwillBudgets.desk, agent: goodwillBudgets.agent },
  (db, p) =>
    db
      .select({ codes: goodwillBudgets.codes })
      .from(goodwillBudgets)
      .where(and(eq(goodwillBudgets.desk, p.desk), eq(goodwillBudgets.agent, p.agent))),
  { index: "primary key" },
);

export const budgetsOfDesk = statement(
  "goodwill budgets",
  { desk: goodwillBudgets.desk },
  (db, p) =>
    db
      .select({ agent: goodwillBudgets.agent, codes: goodwillBudgets.codes })
      .from(goodwillBudgets)
      .where(eq(goodwillBudgets.desk, p.desk)),
  { index: "primary key" },
);

export const saveBudget = statement(
  "save goodwill budget",
  getTableColumns(goodwillBudgets),
  (db, p) =>
    db
      .insert(goodwillBudgets)
      .values(p)
      .onConflictDoUpdate({
        target: [goodwillBudgets.desk, goodwillBudgets.agent],
        set: { codes: p.codes },
      }),
);
