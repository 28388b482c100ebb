/**
 * Which modules the widget's bytes are in: `node test/e2e/largest-modules.ts`. Tests that find too many print it. Sizes are of the code as
 * it stands in the bundle before the last minification and without compression: what is large there is what to look at first.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const widget = fileURLToPath(new URL("../../widget", import.meta.url));
const SHOWN = 10;

if (import.meta.main) process.stdout.write(`${await largestModules()}\n`);

/** The ten largest modules of the panel and its parts in English, each with its bundle and bytes. */
export async function largestModules(): Promise<string> {
  const found: { file: string; module: string; bytes: number }[] = [];
  const look: Plugin = {
    name: "largest-modules",
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== "chunk") continue;
        for (const [id, { renderedLength }] of Object.entries(part.modules)) {
          found.push({ file: part.name, module: relative(widget, id), bytes: renderedLength });
        }
      }
    },
  };
  await build({
    root: widget,
    configFile: `${widget}/vite.config.ts`,
    mode: "en",
    logLevel: "error",
    plugins: [look],
    build: { write: false },
  });
  const largest = found.toSorted((one, other) => other.bytes - one.bytes).slice(0, SHOWN);
  const lines = largest.map(({ bytes, file, module }) => `${bytes} B  ${file}: ${module}`);
  return ["The largest modules of the widget:", ...lines].join("\n");
}
