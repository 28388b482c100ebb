import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const page = fileURLToPath(new URL("../../server/GUARANTEES.md", import.meta.url));

interface Row {
  readonly id: string;
  readonly links: readonly string[];
  readonly isUntested: boolean;
}

/** The rows of the page's tables: id, the files its last cell links to, and whether it says that there is no test yet. */
function rowsOf(markdown: string): Row[] {
  return markdown.split("\n").flatMap((line) => {
    const found = /^\| ([GR]\d+) \|.*\|([^|]*)\|$/.exec(line);
    const id = found?.[1];
    const cell = found?.[2];
    if (id === undefined || cell === undefined) return [];
    const links = [...cell.matchAll(/\]\(([^)#]+)\)/g)].flatMap((link) => link[1] ?? []);
    return [{ id, links, isUntested: cell.includes("no test yet") }];
  });
}

/** What is wrong with a row: a file that is not there, a file without a test that quotes the id, or neither a test nor the admission. */
function faultsOf(row: Row): string[] {
  if (row.links.length === 0)
    return row.isUntested ? [] : [`${row.id} names no test and does not say so`];
  return row.links.flatMap((link) => {
    const file = join(dirname(page), link);
    if (!existsSync(file)) return [`${row.id}: ${link} does not exist`];
    const quotes = new RegExp(
      `(?:test|describe|it)(?:\\.\\w+)*(?:\\([^)]*\\))?\\(\\s*["'\`][^"'\`]*\\b${row.id}\\b`,
    );
    return quotes.test(readFileSync(file, "utf8"))
      ? []
      : [`${row.id}: no test of ${link} quotes it`];
  });
}

test("every guarantee and requirement names tests that quote its id, or says that it has none", () => {
  const rows = rowsOf(readFileSync(page, "utf8"));
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.flatMap(faultsOf)).toEqual([]);
});

test("a row that names the wrong test is found", () => {
  const [wrong, absent, silent] = rowsOf(
    [
      "| G99 | promise | [here](../test/contract/guarantees.test.ts) |",
      "| R98 | promise | [gone](../test/contract/no-such.test.ts) |",
      "| R97 | promise | |",
    ].join("\n"),
  );
  for (const row of [wrong, absent, silent])
    expect(row === undefined ? [] : faultsOf(row)).toHaveLength(1);
});
