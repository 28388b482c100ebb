import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "vite";
import { OPTIONS } from "./src/load-options.ts";

const packages = ["web", "react", "vue"];
const wrappers = join(import.meta.dirname, "..");
const root = join(wrappers, "../..");
const dist = (name: string) => join(wrappers, name, "dist");

// Bundlers and a compiler run here, beside everything else: on a busy machine that takes longer than a test has.
const AT_LENGTH = { timeout: 120_000 };

/** An application of somebody else's: outside the workspace, whose own links would answer for what the packages lack, with copies of them. */
let application: string;

beforeAll(() => {
  application = mkdtempSync(join(tmpdir(), "presently-application-"));
  for (const name of packages) {
    cpSync(dist(name), join(application, "node_modules/@presently", name), { recursive: true });
  }
});
afterAll(() => rmSync(application, { recursive: true, force: true }));

test.each(packages)("publint finds nothing to say about %s", async (name) => {
  const { messages } = await publint({ pkgDir: dist(name), pack: false, strict: true });
  expect(messages).toEqual([]);
});

describe("what a page pays for, minified and gzipped", AT_LENGTH, () => {
  test("load() is 1.5 kB at most", async () => {
    const code = await bundled(`import { load } from "@presently/web"; load({});`);
    expect(code).toContain("/presently.js?site=");
    expect(gzipSync(code).length).toBeLessThanOrEqual(1500);
  });

  test("what is not used is not there", async () => {
    expect(
      await bundled(`import "@presently/web"; import "@presently/react"; import "@presently/vue";`),
    ).toBe("");
    const code = await bundled(
      `import { subscribe } from "@presently/web"; subscribe(console.log);`,
    );
    expect(code).not.toMatch(/script|toggle/);
  });

  test("the element is there by its import alone", async () => {
    const code = await bundled(`import "@presently/web/element";`);
    expect(code).toContain("presently-chat");
    expect(gzipSync(code).length).toBeLessThanOrEqual(2000);
  });
});

test(
  "the types of the packages stand without our sources, and are the contract's",
  AT_LENGTH,
  () => {
    const page = `
    import { PresentlyChat, usePresentlyState } from "@presently/react";
    import { load, PresentlyError, type Presently } from "@presently/web";
    import "@presently/web/element";
    const chat: Presently = await load({ server: "https://chat.example.com", site: "s_1", theme: "dark" });
    const off: () => void = chat.on("turn", ({ untilMs }) => untilMs?.toFixed());
    const place: number | undefined = usePresentlyState((state) => state.queue?.place);
    PresentlyChat({ server: "", site: "" });
    new PresentlyError("code", "message", "hint").hint.trim();
    // @ts-expect-error: there is no such event
    chat.on("typing", () => {});
    // @ts-expect-error: there is no such theme
    void load({ server: "", site: "", theme: "purple" });
    export { off, place };`;
    writeFileSync(join(application, "page.ts"), page);
    const compilerOptions = {
      strict: true,
      module: "esnext",
      moduleResolution: "bundler",
      target: "es2022",
      lib: ["ES2023", "DOM"],
      noEmit: true,
      // Our declarations are looked through, the browser's are not: that takes seconds.
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      types: [],
    };
    const project = { compilerOptions, files: ["page.ts"] };
    writeFileSync(join(application, "tsconfig.json"), JSON.stringify(project));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    expect(complaintsOf(() => execFileSync(process.execPath, [tsc, "-p", application]))).toBe("");
  },
);

test("the options of load() are the attributes of the script tag", () => {
  const readme = readFileSync(join(root, "widget/README.md"), "utf8");
  const attributes = [...readme.matchAll(/^\| `data-([a-z]+)`/gm)].map(([, name]) => name);
  const options = Object.keys(OPTIONS).filter((name) => name !== "server");
  expect(options.toSorted()).toEqual(attributes.toSorted());
});

/** What a bundler makes of an application's one file. */
async function bundled(source: string): Promise<string> {
  const entry = join(application, "entry.js");
  writeFileSync(entry, source);
  const made = await build({
    root: application,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, external: ["react", "vue"] },
    },
  });
  // One configuration that does not watch gives one answer.
  const { output } = (Array.isArray(made) ? made[0] : made) as { output: { code?: string }[] };
  return output
    .map(({ code }) => code ?? "")
    .join("")
    .trim();
}

function complaintsOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    // What execFileSync throws has what the program said.
    return String((error as { stdout?: unknown }).stdout);
  }
}
