import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Register } from "@presently/shared/protocol";
import * as z from "zod";

const Tag = z.string().regex(/^[\w-]{8}$/);

/** What the widget's build says of itself: the languages, and what the names of the files end in, in each register. */
const Manifest = z.object({ languages: z.array(z.string()), tags: z.record(Register, Tag) });
export type WidgetManifest = z.infer<typeof Manifest>;

/** Reads it from the folder of the built widget, which a build may write anew while the server runs. */
export async function readWidgetManifest(folder: string): Promise<WidgetManifest> {
  return Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
}
