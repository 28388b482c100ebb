import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
// Our own manifest, whose exports are plain paths.
const { exports } = JSON.parse(readFileSync(join(root, "shared/package.json"), "utf8")) as {
  exports: Record<string, string>;
};
const names = Object.keys(exports).filter((name) => !name.includes("*"));

test.each(names)(
  "the server's Node loads shared's %s as it is written, without a build",
  (name) => {
    const source = `await import("@presently/shared/${name.slice(2)}")`;
    const options = { cwd: join(root, "server"), encoding: "utf8" as const };
    const done = spawnSync(process.execPath, ["--input-type=module", "--eval", source], options);
    expect(done).toMatchObject({ status: 0, stderr: "" });
  },
);
