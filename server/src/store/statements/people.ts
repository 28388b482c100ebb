import { and, eq } from "drizzle-orm/sql";
import { people, visitors } from "../schema.ts";
import { statement } from "../statement.ts";

const columns = {
  name: people.name,
  email: people.email,
  phone: people.phone,
  page: people.page,
  referrer: people.referrer,
  title: people.title,
  attributes: people.attributes,
  askedAtMs: people.askedAtMs,
};

export const personOf = statement(
  "person of a visitor",
  { desk: people.desk, visitor: people.visitor },
  (db, p) =>
    db
      .select({
        ...columns,
        verifiedName: people.verifiedName,
        verifiedEmail: people.verifiedEmail,
      })
      .from(people)
      .where(and(eq(people.desk, p.desk), eq(people.visitor, p.visitor))),
  { index: "primary key" },
);

export const savePerson = statement(
  "save person",
  { desk: people.desk, visitor: people.visitor, ...columns },
  (db, { desk, visitor, ...changed }) =>
    db
      .update(people)
      .set(changed)
      .where(and(eq(people.desk, desk), eq(people.visitor, visitor))),
  { index: "primary key" },
);

/** How they wish to be addressed; null = nothing is known (RE2). */
export const saveAddressing = statement(
  "save addressing",
  { desk: people.desk, visitor: people.visitor, addressing: people.addressing },
  (db, { desk, visitor, addressing }) =>
    db
      .update(people)
      .set({ addressing })
      .where(and(eq(people.desk, desk), eq(people.visitor, visitor))),
  { index: "primary key" },
);

/** What the browser says of its language and time zone. */
export const saveLocale = statement(
  "save locale",
  {
    desk: visitors.desk,
    id: visitors.id,
    language: visitors.language,
    timeZone: visitors.timeZone,
  },
  (db, { desk, id, ...changed }) =>
    db
      .update(visitors)
      .set(changed)
      .where(and(eq(visitors.desk, desk), eq(visitors.id, id))),
  { index: "primary key" },
);
