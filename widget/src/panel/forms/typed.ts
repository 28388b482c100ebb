import type { FormField } from "@presently/shared/protocol";

/** What was typed so far, and into which form; a field that nobody has turned to is absent. */
export type Typed = { readonly [Field in FormField | "formId"]?: string };

/** What is the same whoever asks for it. */
export const DETAILS = ["name", "email", "phone"] as const;

/** As long as the server takes them. */
export const MOST_CHARS: Readonly<Record<FormField, number>> = {
  name: 80,
  email: 254,
  phone: 40,
  question: 500,
};

/** The fields whose content the server would not take: an address without an @ or a dot behind it, a number that is none. Empty is never wrong (FO3). */
export function wrongIn(fields: readonly FormField[], typed: Typed): ("email" | "phone")[] {
  return (["email", "phone"] as const).filter((field) => {
    const text = typed[field]?.trim() ?? "";
    return text !== "" && fields.includes(field) && !looksRight[field](text);
  });
}

const looksRight = {
  email: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  phone: (text: string) =>
    /^\+?\d{6,15}$/.test(text.replace("(0)", "").replace(/[\s./()\-\u2010-\u2015]/g, "")),
};

/** What is sent of it: trimmed, and nothing of what was left empty. */
export function givenIn(
  fields: readonly FormField[],
  typed: Typed,
): { readonly [Field in FormField]?: string } {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = typed[field]?.trim() ?? "";
      return text === "" ? [] : [[field, text]];
    }),
  );
}

/** What another page of this tab kept; nothing where it is no draft. */
export function readTyped(kept: string | null): Typed {
  if (kept === null) return {};
  try {
    const draft: unknown = JSON.parse(kept);
    return typeof draft === "object" && draft !== null
      ? Object.fromEntries(Object.entries(draft).filter(([, text]) => typeof text === "string"))
      : {};
  } catch {
    return {}; // damaged by somebody else: it can be typed again
  }
}
