import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { forms } from "../schema.ts";
import { statement } from "../statement.ts";

const key = { desk: forms.desk, conversation: forms.conversation };

/** The latest form of a conversation. */
export const formOf = statement(
  "form of a conversation",
  key,
  (db, p) =>
    db
      .select({
        form: forms.form,
        fields: forms.fields,
        isOpen: forms.isOpen,
        isBefore: forms.isBefore,
      })
      .from(forms)
      .where(and(eq(forms.desk, p.desk), eq(forms.conversation, p.conversation))),
  { index: "primary key" },
);

/** Takes the place of the one before. */
export const saveForm = statement("save form", getTableColumns(forms), (db, p) => {
  const { form, fields, isOpen, isBefore } = p;
  return db
    .insert(forms)
    .values(p)
    .onConflictDoUpdate({
      target: [forms.desk, forms.conversation],
      set: { form, fields, isOpen, isBefore },
    });
});

/** Answered or withdrawn: nothing is taken for it any more. */
export const endForm = statement(
  "end form",
  key,
  (db, p) =>
    db
      .update(forms)
      .set({ isOpen: sql`0` })
      .where(and(eq(forms.desk, p.desk), eq(forms.conversation, p.conversation))),
  { index: "primary key" },
);
