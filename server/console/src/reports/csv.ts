/**
 * A table as a file that spreadsheets open: commas, CRLF, a byte order mark so that Excel reads UTF-8 (RFC 4180). A text that a spreadsheet would take for
 * a formula is led by an apostrophe, also where white space or a full-width sign stands before it, and within it where a cell would begin to a spreadsheet
 * that parts at semicolons, as in most of Europe (OWASP, "CSV Injection"); numbers are ours and stay numbers.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}

const FORMULA = /(^|[;\t\r\n])(?="*[\s\u0000]*[=+\-@＝＋－＠]|[\t\r\n])/g;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = value.replaceAll(FORMULA, "$1'");
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
