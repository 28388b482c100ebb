import { execFile } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../live/product.ts";

const root = join(import.meta.dirname, "../..");
const wrappers = join(root, "widget/wrappers");

/** Where a developer's `npm install` would have put each package that an example names. */
const PLACES: Record<string, string> = {
  "@presently/web": join(wrappers, "web/dist"),
  "@presently/react": join(wrappers, "react/dist"),
  "@presently/vue": join(wrappers, "vue/dist"),
  "@vitejs/plugin-vue": join(wrappers, "vue/node_modules/@vitejs/plugin-vue"),
  react: join(wrappers, "react/node_modules/react"),
  "react-dom": join(wrappers, "react/node_modules/react-dom"),
  vue: join(wrappers, "vue/node_modules/vue"),
  vite: join(root, "node_modules/vite"),
};

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Somebody's web site on an origin of its own, without a page yet. */
export interface ExampleSite {
  readonly origin: string;
  /** Serves these pages and scripts, by path. */
  show(files: ReadonlyMap<string, string>): void;
  close(): Promise<void>;
}

/** Opens one on a free port of the loopback interface. */
export async function openExampleSite(): Promise<ExampleSite> {
  const port = await freePort();
  let shown: ReadonlyMap<string, string> = new Map();
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    // Browsers ask every site for its icon.
    const body = path === "/favicon.ico" ? "" : shown.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      "content-type": TYPES[extname(path)] ?? "text/plain",
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${port}`,
    show(files) {
      shown = files;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * What `npm run build` makes of `examples/NAME` on a developer's machine: with the packages as they would be published, and with what points at
 * a chat server and a site pointing at these. Built for development, where React's strict mode does everything twice.
 */
export async function buildExample(
  name: string,
  chatUrl: string,
  siteKey: string,
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), `presently-example-${name}-`));
  try {
    cpSync(join(root, "examples", name), folder, { recursive: true });
    for (const file of globSync("**/*.{html,js,tsx,vue}", { cwd: folder })) {
      const path = join(folder, file);
      writeFileSync(path, pointedAt(readFileSync(path, "utf8"), chatUrl, siteKey));
    }
    await installInto(folder);
    const vite = join(folder, "node_modules/vite/bin/vite.js");
    await promisify(execFile)(process.execPath, [vite, "build", "--mode", "development"], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: "development" },
    });
    const files = globSync("**/*.*", { cwd: join(folder, "dist") });
    const read = async (file: string) =>
      [`/${file}`, await readFile(join(folder, "dist", file), "utf8")] as const;
    return new Map(await Promise.all(files.map(read)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of an example, for this chat server and site. */
export function pointedAt(text: string, chatUrl: string, siteKey: string): string {
  return text.replaceAll("http://localhost:8484", chatUrl).replaceAll("SITE_KEY", siteKey);
}

/** Ours are copied, so that nothing of the workspace answers for what they lack; those of others are found where they are. */
async function installInto(folder: string): Promise<void> {
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  // The example's own manifest.
  const { dependencies, devDependencies } = JSON.parse(manifest) as Record<
    string,
    Record<string, string>
  >;
  const named = Object.keys({ ...dependencies, ...devDependencies });
  for (const name of new Set(["@presently/web", ...named])) {
    const place = PLACES[name];
    if (place === undefined) throw new Error(`nobody knows where ${name} is`);
    const to = join(folder, "node_modules", name);
    await mkdir(dirname(to), { recursive: true });
    if (name.startsWith("@presently/")) cpSync(place, to, { recursive: true });
    else symlinkSync(place, to);
  }
}
