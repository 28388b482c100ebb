import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import { build, type Plugin } from "vite";

const widget = fileURLToPath(new URL("../../widget", import.meta.url));

/** The widget in a language that nobody speaks: written from right to left, and each of its words 40 % longer than in English. */
export interface PseudoLanguage {
  /** The browser loads it in place of English. */
  speak(context: BrowserContext): Promise<void>;
}

/**
 * Builds the panel and its parts anew, to be given to browsers from memory. They are called as the product's own are: a part that imported the panel by
 * another name would bring a second one, whose elements the first takes for strangers and draws anew.
 */
export async function buildPseudoLanguage(): Promise<PseudoLanguage> {
  const folder = await mkdtemp(join(tmpdir(), "presently-pseudo-"));
  const names = `[name]-en-${await builtTag()}.js`;
  await build({
    root: widget,
    configFile: join(widget, "vite.config.ts"),
    mode: "en",
    logLevel: "warn",
    plugins: [pseudoWords],
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: names, chunkFileNames: names } },
    },
  });
  const parts = new Map<string, string>();
  for (const name of await readdir(folder))
    if (name.endsWith(".js")) parts.set(name, await readFile(join(folder, name), "utf8"));
  await rm(folder, { recursive: true });
  return {
    async speak(context) {
      await context.route("**/widget/*.js", async (route) => {
        const name = basename(new URL(route.request().url()).pathname);
        await route.fulfill({
          contentType: "text/javascript; charset=utf-8",
          headers: { "access-control-allow-origin": "*" },
          body: partNamed(name),
        });
      });
    },
  };

  function partNamed(name: string): string {
    const code = parts.get(name);
    if (code === undefined) throw new Error(`the made-up language has no part "${name}"`);
    return code;
  }
}

/** What the names of all built parts have in common. */
async function builtTag(): Promise<string> {
  for (const name of await readdir(join(widget, "dist"))) {
    const tag = /^panel-en-(u[\w-]{7})\.js$/.exec(name)?.[1];
    if (tag !== undefined) return tag;
  }
  throw new Error("the widget is not built");
}

const pseudoWords: Plugin = {
  name: "pseudo-words",
  enforce: "pre",
  transform: {
    filter: { id: /\/i18n\/en(?:\/\w+)?\.ts$/ },
    handler: (code) => ({
      code: `${code.replace("export const en", "const words")}
${longer.toString()}
export const en = { ...longer(words), lang: "en", dir: "rtl" };`,
      map: null,
    }),
  },
};

/** Runs in the browser: every phrase between Hebrew letters, the gaps for names and numbers kept. */
function longer(words: unknown): unknown {
  if (typeof words !== "string") {
    return Object.fromEntries(
      Object.entries(words as object).map(([name, each]: [string, unknown]) => [
        name,
        longer(each),
      ]), // texts are strings and objects of them
    );
  }
  const letters = "אבגדה וזחט יכלמנ סעפצ ".repeat(20);
  // Those of another part are taken over as they are.
  return words.startsWith("א ")
    ? words
    : `א ${words} ${letters.slice(0, Math.ceil(words.length * 0.4))}`;
}
