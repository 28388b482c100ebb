/**
 * Builds the packages for other people's build tools: `node widget/wrappers/build.ts`. Each `dist` is a package as it would be published, with
 * a manifest of its own: in the workspace a package stands for its sources. The types of the chat are those of `widget/src/contract.ts`.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly license: string;
  readonly sideEffects: false | readonly string[];
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, "../..");
const { version } = read<{ version: string }>(join(root, "package.json"));

for (const name of ["web", "react", "vue"]) await buildPackage(name);

async function buildPackage(name: string): Promise<void> {
  const folder = join(import.meta.dirname, name);
  const manifest = read<Manifest>(join(folder, "package.json"));
  const entries = Object.values(manifest.exports);
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    build: {
      target: "es2022",
      minify: false,
      lib: { entry: entries.map((file) => join(folder, file)), formats: ["es"] },
      rolldownOptions: {
        external: [/^@presently\/web$/, "react", "vue"],
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          // Hooks belong to the browser's half of an application that renders on a server.
          ...(name === "react" ? { banner: '"use client";' } : {}),
        },
      },
    },
  });
  writeTypes(folder);
  writeFileSync(
    join(folder, "dist/package.json"),
    `${JSON.stringify(published(manifest), null, 2)}\n`,
  );
  for (const file of ["README.md", "../../../LICENSE"]) {
    cpSync(join(folder, file), join(folder, "dist", file.replace(/.*\//, "")));
  }
}

/** The declarations of the package's own files; and, for what names it, the contract beside them. */
function writeTypes(folder: string): void {
  const temporary = mkdtempSync(join(folder, "node_modules/.types-"));
  try {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const options = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false"];
    const places = ["--rootDir", join(root, "widget"), "--outDir", temporary];
    execFileSync(process.execPath, [tsc, "-p", folder, ...options, ...places], {
      stdio: "inherit",
    });
    const own = join(temporary, "wrappers", folder.replace(/.*\//, ""), "src");
    for (const file of readdirSync(own)) copyTypes(join(own, file), join(folder, "dist", file));
    if (folder.endsWith("/web")) {
      copyTypes(join(temporary, "src/contract.d.ts"), join(folder, "dist/contract.d.ts"));
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Names other files as a reader without our sources finds them. */
function copyTypes(from: string, to: string): void {
  const text = readFileSync(from, "utf8")
    .replaceAll("@presently/widget/contract", "./contract.js")
    .replaceAll(/(["']\.\/[\w.-]+)\.tsx?(["'])/gi, "$1.js$2");
  writeFileSync(to, text);
}

function published(manifest: Manifest): object {
  const { name, description, license, sideEffects, dependencies, peerDependencies } = manifest;
  const built = (path: string) => path.replace("./src/", "./").replace(/\.ts$/, ".js");
  return {
    name,
    version,
    description,
    license,
    type: "module",
    sideEffects: sideEffects === false ? false : sideEffects.map(built),
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([as, path]) => [
        as,
        { types: built(path).replace(/\.js$/, ".d.ts"), default: built(path) },
      ]),
    ),
    ...(dependencies && {
      dependencies: Object.fromEntries(Object.keys(dependencies).map((each) => [each, version])),
    }),
    ...(peerDependencies && { peerDependencies }),
  };
}

function read<Content>(file: string): Content {
  // Our own manifests, whose shape we know.
  return JSON.parse(readFileSync(file, "utf8")) as Content;
}
