import type { FormField, LastingEvent, VisitorCard } from "@presently/shared/protocol";

/** What of a form goes on the card. */
export const CARD_FIELDS = ["name", "email", "phone"] as const satisfies readonly FormField[];
export type CardField = (typeof CARD_FIELDS)[number];

/** What the card holds already, signed or given; nobody should be asked for it again (M5). */
export function knownOf(card: VisitorCard | undefined): Partial<Record<CardField, string>> {
  if (card === undefined) return {};
  const { verified } = card;
  const values = {
    name: verified?.name ?? card.name,
    email: verified?.email ?? card.email,
    phone: card.phone,
  };
  return Object.fromEntries(
    CARD_FIELDS.flatMap((field) => {
      const value = values[field];
      return value === null || value === "" ? [] : [[field, value]];
    }),
  );
}

/** What was asked in a conversation, answered or not, by a person or by the site. */
export function askedIn(items: readonly LastingEvent[]): ReadonlySet<FormField> {
  return new Set(items.flatMap((event) => (event.type === "form.sent" ? event.fields : [])));
}

/** Whether a form stands open: neither answered nor withdrawn (FO2). */
export function isFormOpen(items: readonly LastingEvent[]): boolean {
  const last = items.findLast(({ type }) =>
    ["form.sent", "form.answered", "conversation.closed"].includes(type),
  );
  return last?.type === "form.sent";
}
