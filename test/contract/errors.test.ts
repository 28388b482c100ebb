import { readFileSync } from "node:fs";
import { closeCodes, deskErrors } from "@presently/shared/protocol";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../shared/PROTOCOL.md", import.meta.url), "utf8");

/** The rows of the table under a heading, as lists of cells. */
function tableUnder(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => line.slice(2, -2).split(" | "));
}

test("R9: PROTOCOL.md's table of refusals and the catalogue are equal, in both directions and in order", () => {
  const written = tableUnder("Refusals").map(([code, status, retry]) => [code, status, retry]);
  const declared = Object.entries(deskErrors).map(([code, { status, retry }]) => [
    `\`${code}\``,
    String(status),
    retry,
  ]);
  expect(written).toEqual(declared);
});

test("R9: every refusal says when it is given", () => {
  for (const row of tableUnder("Refusals")) expect(row[3]).toMatch(/\w{3}/);
});

test("R21: PROTOCOL.md's close codes are those of the server, and 1006, which nobody sends", () => {
  const written = tableUnder("Close codes").map(([code]) => Number(code));
  const declared = [...Object.values(closeCodes), 1006];
  const byNumber = (one: number, other: number) => one - other;
  expect(written.toSorted(byNumber)).toEqual(declared.toSorted(byNumber));
});
