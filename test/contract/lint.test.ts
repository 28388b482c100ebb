import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** What the linter says about a file of `fixtures/lint`, as rule names by line number. */
function findings(file: string): Record<number, string[]> {
  const done = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/oxlint/bin/oxlint"),
      "--format=json",
      join(import.meta.dirname, "fixtures/lint", file),
    ],
    { cwd: root, encoding: "utf8" },
  );
  // The linter's own format; a change of it fails this test, which is what we want.
  const report = JSON.parse(done.stdout) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[];
  };
  const byLine: Record<number, string[]> = {};
  for (const { code, labels } of report.diagnostics) {
    const line = labels[0]?.span.line ?? 0;
    byLine[line] = [...(byLine[line] ?? []), code].toSorted();
  }
  return byLine;
}

test("R52: a promise that nobody awaits is found, also as a condition", () => {
  expect(findings("floating-promise.ts")).toEqual({
    12: ["typescript(no-floating-promises)"],
    13: ["typescript(no-misused-promises)"],
  });
});

test("R40: markup from strings, eval and explicit any are found", () => {
  expect(findings("markup.tsx")).toEqual({
    4: ["eslint(no-restricted-properties)"],
    5: ["eslint(no-restricted-properties)"],
    6: ["eslint(no-eval)"],
    7: ["eslint(no-new-func)", "typescript(no-implied-eval)"],
    8: ["typescript(no-explicit-any)"],
    9: ["react(no-danger)"],
  });
});
