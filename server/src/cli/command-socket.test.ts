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

test.each([
  ["it ends by that", (signal: AbortSignal) => signal.reason as unknown, ["info"]],
  ["it fails by itself", () => new Error("the disk is full"), ["warn the disk is full"]],
])(
  "W17: whoever hangs up is told nothing, and what was under way for them is told so; %s",
  async (_, endOf, expected) => {
    const logged: string[] = [];
    const noting = (level: string) => (fields: Readonly<Record<string, unknown>>) =>
      void logged.push(
        [level, ...Object.values(fields).map((err) => (err as Error).message)].join(" "),
      );
    const log = { info: noting("info"), warn: noting("warn"), error: noting("error") };
    const begun = Promise.withResolvers<AbortSignal>();
    const commands = await openCommandSocket({
      folder,
      log,
      async perform(_, signal) {
        begun.resolve(signal);
        await once(signal, "abort");
        throw endOf(signal);
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
    expect(logged).toEqual(expected);
    commands.close();
  },
);
