import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configMarkdown } from "../../server/src/config/describe.ts";
import { expect, test } from "vitest";
import { budget } from "../e2e/budgets.ts";
import { everyPage } from "../e2e/hostile/every-page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
function section(name: string): string {
  return (readme.split(`<!-- ${name} -->`)[1] ?? "").split(`<!-- /${name} -->`)[0]?.trim() ?? "";
}

test("the README's table of settings is the one the schema gives", () => {
  expect(section("settings")).toBe(configMarkdown());
});

test("what the README tells of the cost of a page is what the widget's README tells, and the tests hold", () => {
  const rows = section("weight").split("\n").slice(2);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const [, name = "", limit = "", now = ""] = row.split("|").map((cell) => cell.trim());
    expect({ limit: parseFloat(limit), now: parseFloat(now) }, name).toEqual(budget(name));
  }
});

test("the README names every mistake, M1 to M29, once", () => {
  const named = [...readme.matchAll(/^\| M(\d+) \|/gm)].map((row) => Number(row[1]));
  expect(named).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
});

test("the README counts the pages that break chats as they are", () => {
  const [, told] = /on (\d+) \[pages that break\s+chats\]/.exec(readme) ?? [];
  expect(Number(told)).toBe(everyPage.length);
  // The suite itself is red where anything else breaks.
  const limited = everyPage.filter(({ expected }) => expected?.dies || expected?.isCutOff);
  const row = `pages that break chats, of ${everyPage.length}, on which it stands with a known limit`;
  expect(limited).toHaveLength(budget(row).now);
});

test("the README counts the directives that a strict policy needs for the chat as its example has them", () => {
  const example = readFileSync(join(root, "examples/strict-csp/index.html"), "utf8");
  const [, policy = ""] = /"Content-Security-Policy"\s+content="([^"]+)"/.exec(example) ?? [];
  const { limit, now } = budget("directives of a content-security policy to add to");
  expect(policy.split(";").filter((directive) => directive.includes("//localhost"))).toHaveLength(
    now,
  );
  expect(now).toBeLessThanOrEqual(limit);
});

/** Those that are written: what is installed, built or recorded is somebody else's. */
const pages = globSync("**/*.md", {
  cwd: root,
  exclude: (name) => /(^|\/)(node_modules|dist|results|\.[^/]+)$/.test(name),
});

test("there are pages whose links are looked at", () => {
  expect(pages).toContain("examples/identity/README.md");
});

test.each(pages)("every link of %s to a file of the repository leads somewhere", (page) => {
  const links = [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)#]+)[^)]*\)/g)]
    .flatMap((link) => link[1] ?? [])
    .filter((link) => !/^[a-z]+:/.test(link));
  const dead = links.filter((link) => !existsSync(join(root, dirname(page), link)));
  expect(dead).toEqual([]);
});
