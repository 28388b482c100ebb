import type { Asked } from "../known-facts/asking-words.ts";

const labels: Record<Asked, string> = {
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  order: "Order number",
  customer: "Customer number",
};

/** What a draft asks for and the card says. */
export const knownFactsTexts = {
  title: "Already on the card:",
  labels,
  insert: "Insert",
};
