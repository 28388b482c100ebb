import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { parseSync } from "vite";

const root = join(import.meta.dirname, "../..");
const widget = join(root, "widget/dist");
const desk = join(root, "server/console/dist");

/** What the build says of the widget. */
interface Built {
  readonly loader: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly languages: string[];
  readonly files: { readonly name: string }[];
}

test("the loader is one classic script that adds nothing to the page's names", () => {
  const { program, errors } = parseSync("presently.js", read(widget, "presently.js"), {
    sourceType: "script",
  });
  expect(errors).toEqual([]);
  const statements = program.body.map(({ type }) => type);
  expect(statements.filter((type) => type !== "ExpressionStatement")).toEqual([]);
});

test("the manifest names what the files' names end in, and the loader knows it, and the page of each language", () => {
  const { loader, tags, languages, files } = JSON.parse(read(widget, "manifest.json")) as Built;
  expect(read(widget, loader)).toMatch(
    new RegExp(`widget/panel-\\$\\{\\w+\\}-${tags["usual"]}\\.js`),
  );
  expect(languages.toSorted()).toEqual(["bg", "en", "fi", "lt", "nl", "ru"]);
  expect(Object.keys(tags)).toEqual(["usual", "formal", "informal"]);
  expect(new Set(Object.values(tags)).size).toBe(3);
  const names: string[] = files.map(({ name }) => name);
  for (const tag of Object.values(tags)) {
    expect(tag).toMatch(/^[\w-]{8}$/);
    for (const language of languages)
      for (const part of ["panel", "page"])
        expect(names).toContain(`${part}-${language}-${tag}.js`);
  }
  expect(names).toEqual(globSync("*.js", { cwd: widget }).toSorted());
});

test("each script and page has its compressed twins, and they unpack to it", () => {
  for (const folder of [widget, desk]) {
    const names = globSync("**/*.{js,css,html}", { cwd: folder });
    expect(names).not.toEqual([]);
    for (const name of names) {
      const plain = readFileSync(join(folder, name));
      expect(
        brotliDecompressSync(readFileSync(join(folder, `${name}.br`))).equals(plain),
        name,
      ).toBe(true);
      expect(gunzipSync(readFileSync(join(folder, `${name}.gz`))).equals(plain), name).toBe(true);
    }
  }
});

test("R40: the console's page has no script, style or handler of its own, so its policy needs no exception", () => {
  const page = read(desk, "index.html");
  const scripts = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  expect(scripts).not.toEqual([]);
  for (const [, attributes = "", inside = ""] of scripts) {
    expect(attributes).toMatch(/\bsrc="\/console\/assets\//);
    expect(inside.trim()).toBe("");
  }
  expect(page).not.toMatch(/<style\b|\sstyle=|\son\w+=/i);
});

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}
