/**
 * Builds what browsers load, and the server: `node server/bin/build.ts [widget] [console] [server]`.
 *
 * The loader must run as a classic script from another origin, where a relative `import()` has no
 * base to resolve against; so the panel is built first, once in each language, and what the names of its files end in is written into the
 * loader.
 */
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { REGISTERS } from "../../shared/src/protocol/register.ts";
import { LAUNCHER_NAMES } from "../../widget/src/loader/languages.ts";

const root = join(import.meta.dirname, "../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
/** What stands in a file's name for the tag until there is one. */
const UNTAGGED = "00000000";
const wanted = process.argv.slice(2);

if (wanted.length === 0 || wanted.includes("widget")) await buildWidget();
if (wanted.length === 0 || wanted.includes("console")) await buildConsole();
if (wanted.length === 0 || wanted.includes("server")) await buildServer();

async function buildWidget() {
  const folder = join(root, "widget");
  const dist = join(folder, "dist");
  const configFile = join(folder, "vite.config.ts");
  rmSync(dist, { recursive: true, force: true });
  const languages = Object.keys(LAUNCHER_NAMES);
  const tags: Record<string, string> = {};
  for (const register of REGISTERS) {
    for (const language of languages) {
      const fileNames = `[name]-${language}-${UNTAGGED}.js`;
      const output = { entryFileNames: fileNames, chunkFileNames: fileNames };
      const options = { emptyOutDir: false, rolldownOptions: { output } };
      const mode = register === "usual" ? language : `${language}.${register}`;
      await build({ root: folder, configFile, mode, logLevel: "warn", build: options });
    }
    tags[register] = tagFiles(dist, register);
  }
  const { usual: tag = UNTAGGED } = tags;

  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    define: { __TAG__: JSON.stringify(tag), __VERSION__: JSON.stringify(version) },
    build: {
      target: "es2022",
      emptyOutDir: false,
      lib: {
        entry: "src/loader/main.ts",
        formats: ["iife"],
        name: "presentlyLoader",
        fileName: () => "presently.js",
      },
    },
  });

  // Not hashed: a browser looks for a new worker at the address of the old one.
  await buildScript("push-worker", "presentlyPushWorker");
  // The server writes the site's own in, in place of a name that stands for it.
  await buildScript("launcher-look", "presentlyLauncherLook");

  const files = compressAll(dist);
  const manifest = { loader: "presently.js", languages, tags, files };
  writeFileSync(join(dist, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Builds a script of one file of the widget, `src/NAME/main.ts`, beside the others. */
async function buildScript(name: string, globalName: string) {
  await build({
    root: join(root, "widget"),
    configFile: false,
    logLevel: "warn",
    build: {
      target: "es2022",
      emptyOutDir: false,
      lib: {
        entry: `src/${name}/main.ts`,
        formats: ["iife"],
        name: globalName,
        fileName: () => `${name}.js`,
      },
    },
  });
}

/**
 * Writes one tag into all names that have none yet, and wherever a file names another: of what all of them hold, since one tag is all that the
 * loader has room for. A file of that name never changes. It begins with the
 * register's first letter, and registers differ in it also where they say the same.
 */
function tagFiles(dist: string, register: string): string {
  const hash = createHash("sha256").update(register);
  const names = readdirSync(dist)
    .filter((name) => name.includes(UNTAGGED))
    .toSorted();
  for (const name of names) hash.update(name).update(readFileSync(join(dist, name)));
  const tag = `${register[0]}${hash.digest("hex")}`.slice(0, UNTAGGED.length);
  for (const name of names) {
    const code = readFileSync(join(dist, name), "utf8").replaceAll(`-${UNTAGGED}.js`, `-${tag}.js`);
    writeFileSync(join(dist, name), code);
    renameSync(join(dist, name), join(dist, name.replace(UNTAGGED, tag)));
  }
  return tag;
}

async function buildConsole() {
  const folder = join(root, "server/console");
  const configFile = join(folder, "vite.config.ts");
  await build({ root: folder, configFile, logLevel: "warn", build: { emptyOutDir: true } });
  compressAll(join(folder, "dist"));
}

/**
 * The server's sources and libraries as a few files, since Node takes 150 MB to read them one by one and strip their types. The threads
 * and the migrations lie beside what asks for them, as in the source; native and optional packages stay packages, and so does
 * what is under the MPL.
 */
async function buildServer() {
  const folder = join(root, "server");
  const outDir = join(folder, "dist");
  const input = [
    "main.ts",
    "cli/check-worker.ts",
    "store/seal-worker.ts",
    "staffing/staffing-worker.ts",
    "reports/reports-worker.ts",
    "search/search-worker.ts",
    "wait/history-worker.ts",
  ];
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true, external: ["better-sqlite3", "pg", "web-push"] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: "node24",
      minify: false,
      rolldownOptions: {
        input: input.map((file) => join(folder, "src", file)),
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  cpSync(join(folder, "src/store/migrations"), join(outDir, "migrations"), { recursive: true });
}

/** Writes FILE.br and FILE.gz beside each text file; returns the sizes by file name. */
function compressAll(dist: string) {
  const names = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((name) => [".js", ".css", ".html", ".svg", ".json"].includes(extname(name)))
    .toSorted();
  return names.map((name) => {
    const content = readFileSync(join(dist, name));
    const br = brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    const gz = gzipSync(content, { level: 9 });
    writeFileSync(join(dist, `${name}.br`), br);
    writeFileSync(join(dist, `${name}.gz`), gz);
    return { name, bytes: content.length, brotliBytes: br.length, gzipBytes: gz.length };
  });
}
