import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { FileFolder } from "./file-folder.ts";

test("FL3: an upload whose sender hangs up is refused, no fault of ours, and leaves nothing", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "presently-folder-"));
  const folder = new FileFolder(dataDir);
  const reset = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  for (const how of [reset, undefined]) {
    let isBegun = false;
    const arriving = new Readable({
      read() {
        if (isBegun) this.destroy(how);
        else this.push("half of");
        isBegun = true;
      },
    });
    const taken = folder.take(`fil_${"a".repeat(21)}`, arriving, 1000);
    await expect(taken).rejects.toMatchObject({ code: "frame.malformed" });
  }
  expect(readdirSync(join(dataDir, "files"))).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});
