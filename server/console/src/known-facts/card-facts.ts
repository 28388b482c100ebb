import type { VisitorCard } from "@presently/shared/protocol";
import type { Asked } from "./asking-words.ts";

/** Something that a draft asks for, and the card says. */
export interface KnownFact {
  readonly asked: Asked;
  readonly value: string;
}

type Attributes = VisitorCard["attributes"];

/** What pages call it, in small letters without anything between: orderNumber, order_no, "Order ID". */
const KEYS: Readonly<Record<"order" | "customer", RegExp>> = {
  order: /^(?:last|latest|current)?(?:order|purchase)(?:number|num|no|nr|id|ref|reference|code)?$/,
  customer: /^(?:customer|client|account|member|membership)(?:number|num|no|nr|id|ref|code)$/,
};

/** What stands on the card of what is asked for, and not in the draft already; what the site has signed before what was typed (M5). */
export function knownFacts(
  asked: ReadonlySet<Asked>,
  card: VisitorCard,
  draft: string,
): readonly KnownFact[] {
  return [...asked].flatMap((each) => {
    const value = valueOf(each, card);
    return value === undefined || draft.includes(value) ? [] : [{ asked: each, value }];
  });
}

function valueOf(asked: Asked, card: VisitorCard): string | undefined {
  switch (asked) {
    case "name":
      return said(card.verified?.name ?? card.name);
    case "email":
      return said(card.verified?.email ?? card.email);
    case "phone":
      return said(card.phone);
    case "order":
    case "customer":
      return attributeLike(KEYS[asked], card);
  }
}

/** Of this conversation before of this visitor; then what they did last, as the page told it. */
function attributeLike(key: RegExp, card: VisitorCard): string | undefined {
  const told: readonly Attributes[] = [
    card.conversationAttributes,
    card.attributes,
    ...card.tracked.map(({ data }) => data),
  ];
  for (const attributes of told) {
    for (const [name, value] of Object.entries(attributes)) {
      const plain = name.toLowerCase().replace(/[^a-z]/g, "");
      if (!key.test(plain)) continue;
      if (typeof value === "string" || typeof value === "number") {
        const found = said(String(value));
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

function said(value: string | null): string | undefined {
  const text = value?.trim() ?? "";
  return text === "" ? undefined : text;
}
