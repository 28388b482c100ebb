import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCommandSocket } from "./command-socket.ts";
import { socketFile } from "./socket-path.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-socket-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("W17: whoever hangs up is told nothing, and what was under way for them is told so", async () => {
  const errors: string[] = [];
  const log = { info: () => undefined, error: (_: object, text: string) => errors.push(text) };
  const begun = Promise.withResolvers<AbortSignal>();
  const commands = await openCommandSocket({
    folder,
    log,
    async perform(_, signal) {
      begun.resolve(signal);
      await once(signal, "abort");
      throw new Error("the thread ended");
    },
  });
  const caller = connect(socketFile(folder));
  caller.write(`${JSON.stringify({ operation: "replay.history", days: 7 })}\n`);
  const signal = await begun.promise;
  expect(signal.aborted).toBe(false);
  const isAborted = once(signal, "abort");
  caller.destroy();
  await isAborted;
  await new Promise(setImmediate);
  expect(errors).toEqual([]);
  commands.close();
});
