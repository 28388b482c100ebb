import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = ["server/DOMAIN.md", "shared/PROTOCOL.md"];

test("every rule has an id of its own: what a test or a comment quotes is one rule", () => {
  const ids = pages.flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/^\s*- \*\*([A-Z]+\d+)\*\*/gm)].map(([, id]) => id),
  );
  expect(ids.length).toBeGreaterThan(100);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
