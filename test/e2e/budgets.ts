import { readFileSync } from "node:fs";

/** A row of the table in the widget's README: what is allowed, and what was measured. */
export interface Budget {
  readonly limit: number;
  readonly now: number;
}

/** The budgets of a page, by their names in the widget's README: the table there is what the tests hold. */
function budgets(): ReadonlyMap<string, Budget> {
  const readme = readFileSync(new URL("../../widget/README.md", import.meta.url), "utf8");
  const table = readme.slice(readme.indexOf("## On a page"));
  const rows = [
    ...table.matchAll(/^\| ([^|]+) \| ([\d.]+)(?: k?B| ms)? \| ([\d.]+)(?: k?B| ms)? \|$/gm),
  ];
  return new Map(
    rows.map(([, name = "", limit, now]) => [name, { limit: Number(limit), now: Number(now) }]),
  );
}

/** The budget of that name; a test that asks for one that is not told fails. */
export function budget(name: string): Budget {
  const found = budgets().get(name);
  if (found === undefined) throw new Error(`the widget's README tells no budget for "${name}"`);
  return found;
}
