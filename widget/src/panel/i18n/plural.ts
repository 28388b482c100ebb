/** One phrase in the plural forms of its language: those that `Intl.PluralRules` names there. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Puts values in the places of `{name}`; a name without a value stays as it stands. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The phrase in the form that `n` asks for, with `{n}` and other values filled in. */
export function counted(
  lang: string,
  plural: Plural,
  n: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = new Intl.PluralRules(lang).select(n);
  return fill(plural[form] ?? plural.other, { n: n.toLocaleString(lang), ...values });
}
