/** A file's size as the language writes it: in whole kilobytes, else in megabytes, with one digit behind the point below ten. */
export function saidSize(bytes: number, lang: string): string {
  const [unit, value] =
    bytes < 999_500
      ? (["kilobyte", Math.max(1, Math.round(bytes / 1e3))] as const)
      : (["megabyte", bytes / 1e6] as const);
  const digits = unit === "megabyte" && value < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: digits })
    .format(value)
    .replaceAll(" ", "\u00a0"); // number and unit stay on one line
}

/** A limit, rounded down: what is told must be taken. */
export const saidLimit = (bytes: number, lang: string) =>
  saidSize(bytes < 1e6 ? Math.floor(bytes / 1e3) * 1e3 : Math.floor(bytes / 1e6) * 1e6, lang);
