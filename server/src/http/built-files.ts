import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where the built widget and console lie. */
export interface BuiltFiles {
  readonly widget: string;
  readonly console: string;
}

/** Finds them beside the server's own files, wherever those were put. */
export function findBuiltFiles(from: string = import.meta.dirname): BuiltFiles {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "pnpm-workspace.yaml"))) {
      return { widget: join(folder, "widget/dist"), console: join(folder, "server/console/dist") };
    }
    if (folder === dirname(folder)) throw new Error(`no built files above ${from}`);
  }
}
