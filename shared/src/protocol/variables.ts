/** What stands in a canned reply for something of the conversation (CR3). */
export const VARIABLES = [
  "visitor.first_name",
  "agent.name",
  "site.name",
  "department.name",
] as const;
export type Variable = (typeof VARIABLES)[number];
/** What the variables stand for in one conversation; absent = not known. */
export type VariableValues = Readonly<Partial<Record<Variable, string>>>;

/** What stands in for a variable is one line, and no longer than this. */
const LONGEST_VALUE = 80;

/** A line's end, or a sentence's; the dot of an initial is none. */
const beyondName = /\n|(?<!(?:^|\s)\p{L})[.!?…]\s/u;

const written = () => /\{\{([^{}|\n]*)(?:\|([^{}\n]*))?\}\}/g;

/** The text with every variable's value in its place, else its fallback (`{{visitor.first_name|there}}`); one that has neither stays as it is written. */
export function withValues(text: string, values: VariableValues): string {
  return text.replace(written(), (whole, name: string, fallback: string | undefined) => {
    const known = VARIABLES.find((variable) => variable === name.trim());
    const value = known === undefined ? undefined : values[known]?.trim();
    return value !== undefined && value !== "" ? value : (fallback?.trim() ?? whole);
  });
}

/** The first variable that has no value yet, from `start` to before `end`; undefined when all have. */
export function firstUnresolved(
  text: string,
): { readonly start: number; readonly end: number; readonly name: string } | undefined {
  const found = /\{\{([^{}\n]*)\}\}/.exec(text);
  if (found === null) return undefined;
  const [whole, inside = ""] = found;
  const name = inside.split("|")[0]?.trim() ?? "";
  return { start: found.index, end: found.index + whole.length, name };
}

/** The first variable of a text that there is none of; undefined when all are known. */
export function firstUnknown(text: string): string | undefined {
  for (const [, name = ""] of text.matchAll(written()))
    if (!VARIABLES.some((variable) => variable === name.trim())) return name.trim();
  // What opens and is no variable at all would be sent as it stands.
  return firstUnresolved(text.replace(written(), ""))?.name;
}

/**
 * Whether a message is the canned text as it stands, with one line of whatever in the place of each variable: who fills in a name has not
 * written another message. What differs in spaces at the ends alone counts as the same.
 */
export function isAsWritten(message: string, canned: string): boolean {
  const parts = canned.trim().split(/\{\{[^{}\n]*\}\}/);
  const text = message.trim();
  const [first = "", ...others] = parts;
  if (!text.startsWith(first)) return false;
  if (others.length === 0) return text === first;
  const last = others.at(-1) ?? "";
  let from = first.length;
  for (const [at, part] of others.entries()) {
    const isLast = at === others.length - 1;
    const to = isLast ? text.length - last.length : text.indexOf(part, from);
    if (to < from || !text.startsWith(part, to)) return false;
    const filled = text.slice(from, to);
    if (filled.length > LONGEST_VALUE || beyondName.test(filled)) return false;
    from = to + part.length;
  }
  return true;
}
