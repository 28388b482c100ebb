import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** The built files, which `npm run build` (a step of `npm test`) wrote. */
const dist = join(import.meta.dirname, "../dist");
const files = readdirSync(dist).filter((name) => name.endsWith(".js"));
const read = (name: string) => readFileSync(join(dist, name), "utf8");
const panel = files.filter((name) => name.startsWith("panel-"));

test("the build wrote one loader, one panel, one page, the conversation's part, that of the ways out, the way without WebSocket, and push with its worker", () => {
  expect(files.map((name) => name.replace(/-[\w-]{8}\.js$/, "")).toSorted()).toEqual([
    "page",
    "panel",
    "polling",
    "presently.js",
    "push",
    "push-worker.js",
    "talk",
    "ways",
  ]);
});

test("the README tells the limits that are checked, and the sizes that were built, to 0.2 kB", () => {
  const readme = readFileSync(join(dist, "../README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| .+ \| ([\d.]+ kB) \| ([\d.]+) kB \|$/gm)];
  const { "size-limit": limits } = JSON.parse(readFileSync(join(dist, "../package.json"), "utf8"));
  expect(rows.map(([, limit]) => limit)).toEqual(
    limits.map(({ limit }: { limit: string }) => limit),
  );
  const kB = (...parts: string[]) =>
    files
      .filter((name) => parts.some((part) => name.startsWith(part)))
      .reduce((sum, name) => sum + statSync(join(dist, `${name}.br`)).size, 0) / 1000;
  const built = [
    kB("presently"),
    kB("presently", "panel"),
    kB("talk"),
    kB("ways"),
    kB("polling"),
    kB("push"),
  ];
  rows.forEach(([row, , told], at) => {
    expect(Math.abs(Number(told) - (built[at] ?? 0)), row).toBeLessThanOrEqual(0.2);
  });
});

describe.each(files)("%s", (name) => {
  test.each([
    ["zod", /ZodError|zod/i],
    ["eval", /\beval\(/],
    ["new Function", /\bnew Function\b/],
    ["a style element", /<style|createElement\([`'"]style/i],
    ["a style attribute", /setAttribute\([`'"]style/],
    ["rem units", /[\d.]rem\b/],
    ["a cookie", /document\.cookie/],
    ["an address of somebody else", /https?:\/\/(?!www\.w3\.org\/)[\w-]/],
  ])("holds no %s", (_, pattern) => {
    expect(read(name)).not.toMatch(pattern);
  });

  test("sets innerHTML nowhere but in Preact, which holds it twice", () => {
    const count = read(name).match(/innerHTML/g)?.length ?? 0;
    expect(count).toBe(panel.includes(name) ? 2 : 0);
  });
});
