import { pathToFileURL } from "node:url";
import type { Register } from "@presently/shared/protocol";
import { defineConfig, type UserConfig } from "vite";
import { compiledAhead } from "./compiled-ahead.ts";
import { leanPreact } from "./lean-preact.ts";
import { plainQuotes } from "./plain-quotes.ts";
import { inRegister } from "./src/panel/i18n/registers/registers.ts";

/** The style sheets' own properties, which nobody reads once they are built. */
const PROPERTIES =
  "surface sunken ink soft edge control fault good wait accent on-accent font".split(" ");
/** A style sheet of a part: a text that begins with a line of its own, and has a rule on each. */
const SHEET = /`\n[^`]*`/g;

/**
 * The panel and the page of its own in one language, and one register of it, which the mode names ("nl", "nl.informal"): with its words in each part, a visitor fetches no file more. The
 * loader is built apart, in server/bin/build.ts, which gives the files their names. Library mode, because an application's build wraps every import() in 1.1 kB
 * of preloading code for style sheets that the panel does not have.
 */
export default defineConfig(({ mode }) => {
  const [language = "en", register = "usual"] = mode.split(".");
  return configOf(mode, language, register as Register); // the build names no other
});

/** The module of a language's words that takes the place of the English one: its own file, or in another register what that says then. */
async function wordsOf(file: string, language: string, register: Register): Promise<string> {
  if (register === "usual") return `export { ${language} as en } from ${JSON.stringify(file)};`;
  const words = ((await import(pathToFileURL(file).href)) as Record<string, object>)[language];
  const part = /i18n\/\w+\/(\w+)\.ts$/.exec(file)?.[1] ?? "page";
  const said = Object.entries(inRegister(words ?? {}, language, register, part));
  if (part !== "talk") return `export const en = ${JSON.stringify(Object.fromEntries(said))};`;
  // The panel's words are in the panel's file.
  const panel = file.replace(/\w+\/talk\.ts$/, "en/panel.ts");
  const { en } = (await import(pathToFileURL(panel).href)) as { en: object };
  const own = said.filter(([key]) => !Object.hasOwn(en, key));
  return `import { en as panel } from ${JSON.stringify(panel)};
    export const en = { ...panel, ...${JSON.stringify(Object.fromEntries(own))} };`;
}

const configOf = (mode: string, language: string, register: Register): UserConfig => ({
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [
    leanPreact,
    plainQuotes,
    compiledAhead(/^(?:panel|talk)-/),
    {
      // What makes elements is lent to each part that few chats fetch: one copy for each, since what they shared would be a request more.
      name: "lent",
      enforce: "pre",
      resolveId: {
        filter: { id: /^#lent\// },
        handler: (_, importer = "") => {
          const part = importer.match(/\/panel\/(\w+)\//)?.[1];
          return `${new URL("src/panel/lent/jsx-runtime.ts", import.meta.url).pathname}?part=${part}`;
        },
      },
    },
    {
      // The words are imported in English; those of the language that is built take their place.
      name: "language",
      enforce: "pre",
      transform: {
        filter: { id: /\/i18n\/en(?:\/\w+)?\.ts$/ },
        handler: async (_, id) => {
          if (mode === "en") return null;
          const file = id.replace(/\/en(?=\/\w+\.ts$|\.ts$)/, `/${language}`);
          return { code: await wordsOf(file, language, register), map: null };
        },
      },
    },
    {
      name: "short-properties",
      enforce: "pre",
      transform: {
        filter: { id: /style\.ts$/ },
        handler: (code) => ({
          code: PROPERTIES.reduce(
            (css, name, at) =>
              css.replace(new RegExp(`--${name}\\b`, "g"), `--${(at + 10).toString(36)}`),
            code.replace(SHEET, (sheet) => sheet.replace(/(?<=[`}])\n+/g, "")),
          ),
          map: null,
        }),
      },
    },
  ],
  resolve: {
    alias: { "preact/jsx-runtime": new URL("src/panel/jsx-runtime.ts", import.meta.url).pathname },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    minify: "oxc",
    lib: {
      entry: { panel: "src/panel/main.ts", page: "src/page/main.ts" },
      formats: ["es"],
    },
    rolldownOptions: {
      // So that the page imports the panel's own file: otherwise both would import a third one, a request more.
      preserveEntrySignatures: "allow-extension",
      output: {
        minify: true,
        comments: { annotation: false, jsdoc: false, legal: true },
      },
    },
  },
});
