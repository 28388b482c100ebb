import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("RP9: a name that a spreadsheet would take for a formula is text, and a number is a number", () => {
  for (const name of [
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r\n=1",
    "＝1",
    '=HYPERLINK("https://bad.example","here")',
  ]) {
    const [cell = ""] = csvOf([[name]])
      .slice(1)
      .split("\r\n", 1);
    const inside = cell.startsWith('"') ? cell.slice(1) : cell;
    expect(inside.startsWith("'"), name).toBe(true);
  }
  expect(csvOf([["Магазин", -2.5, 3, null, 'a "b", c']])).toBe(
    '\uFEFFМагазин,-2.5,3,,"a ""b"", c"\r\n',
  );
});

test("RP9: a spreadsheet that parts cells at semicolons finds no formula behind one", () => {
  for (const [name, safe] of [
    ["a;=1+1", "a;'=1+1"],
    ["a; @SUM(A1);b", "a;' @SUM(A1);b"],
    ['a;"=1', 'a;\'""=1'],
    ["a\n-1", "a\n'-1"],
    ["Sales; Support, -5 %", "Sales; Support, -5 %"],
  ] as const)
    expect(csvOf([["key", name, 1]])).toBe(`\uFEFFkey,"${safe}",1\r\n`);
});

test("RP9: every table is read again as it was written", () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('"', ",", "\n", "=1", ";"));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
      const read = parse(csvOf(rows).slice(1));
      expect(read).toHaveLength(rows.length);
      read.forEach((cells, at) =>
        cells.forEach((text, place) => {
          // The apostrophes that lead a formula are the only difference.
          const bare = (one: string) => one.replaceAll("'", "");
          expect(bare(text)).toBe(bare(String(rows[at]?.[place])));
        }),
      );
    }),
  );
});

/** Reads CSV as RFC 4180 has it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ",") {
      row.push(cell);
      cell = "";
    } else if (sign === "\r" && text.charAt(at + 1) === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      at += 1;
    } else cell += sign;
  }
  return rows;
}
