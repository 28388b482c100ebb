import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { BuiltFiles } from "../built-files.ts";

/** What the build would have written, small: the server's own tests need no build, and no build can change under them. */
export const fixture = {
  loader: "(function(){/* the loader of */'-EfGh-456.js'})();\n",
  launcherLook: "(function(){/* the button of */ __LAUNCHER_LOOK__})();\n",
  panel: "panel-en-AbCd_123.js",
  page: "page-en-EfGh-456.js",
  finnishPage: "page-fi-EfGh-456.js",
  worker: "self.addEventListener('push', () => {});\n",
  script: "index-IjKl7890.js",
  index: '<!doctype html><script type="module" src="/console/assets/index-IjKl7890.js"></script>\n',
};

export function writeBuiltFixture(folder: string): BuiltFiles {
  const files: BuiltFiles = { widget: join(folder, "widget"), console: join(folder, "console") };
  write(files.widget, "presently.js", fixture.loader);
  write(files.widget, "launcher-look.js", fixture.launcherLook);
  write(files.widget, fixture.panel, "export const mount = () => {};\n".repeat(40));
  write(files.widget, fixture.page, "import './panel-en-AbCd_123.js';\n");
  write(
    files.widget,
    "manifest.json",
    JSON.stringify({
      languages: ["en", "fi"],
      tags: { usual: "EfGh-456", formal: "FoRmAl_1", informal: "InFoRm_1" },
    }),
  );
  write(files.widget, "push-worker.js", fixture.worker);
  write(files.console, "index.html", fixture.index);
  write(join(files.console, "assets"), fixture.script, "console.log('the console');\n".repeat(40));
  return files;
}

function write(folder: string, name: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
  writeFileSync(join(folder, `${name}.gz`), gzipSync(content));
}
