import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ABSENT, NEVER, withoutAbsent } from "../lean-preact.ts";

/** These stand elsewhere, too, with another meaning: promises have `then`, events are heard. */
const ELSEWHERE = new Set<unknown>(["then", "event", "unmount", "is", "template", "math", "style"]);
/** What only works with Preact as it comes. */
const CUT_AWAY = new RegExp(
  [
    ...[...ABSENT, ...NEVER].filter((name) => !ELSEWHERE.has(name)),
    "createContext",
    "hydrate\\(",
    "preact/(?:hooks|compat|debug)",
    "<(?:math|template)\\b",
    "\\sis=",
    "\\sstyle=",
  ].join("|"),
);

test("no component of ours uses what the build leaves out of Preact", () => {
  const folder = import.meta.dirname;
  const users = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .flatMap((file) => CUT_AWAY.exec(readFileSync(join(folder, file), "utf8")) ?? [])
    .map(([use]) => use);
  expect(users).toEqual([]);
  for (const use of [
    "componentWillMount()",
    "createContext(",
    "dangerouslySetInnerHTML=",
    "<p style=",
  ])
    expect(use).toMatch(CUT_AWAY);
});

test("what is left out of Preact is nowhere read, and nothing that is written to is left out", () => {
  const preact = readFileSync(fileURLToPath(import.meta.resolve("preact")), "utf8");
  const left = withoutAbsent(preact);
  expect(left).not.toMatch(/componentWillMount|getDerivedStateFromError|\.vnode\b/);
  expect(left).not.toMatch(/\(void 0\)=(?!=)/);
  expect(left).toContain("getDerivedStateFromProps");
});
