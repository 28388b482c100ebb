import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askThread, keepThread } from "./thread.ts";
import { manualClock } from "@presently/shared/testing";

let folder: string;
let from: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "presently-thread-"));
  from = pathToFileURL(join(folder, "asker.mjs")).href;
  const programs = {
    answers:
      'import { parentPort, workerData } from "node:worker_threads"; parentPort.postMessage(workerData);',
    fails: 'throw new Error("the file is gone");',
    silent: "",
    kept: `import { parentPort, threadId } from "node:worker_threads"; parentPort.on("message", (question) => {
      if (question === "fail") throw new Error("the file is gone");
      if (question === "end") process.exit(3);
      parentPort.postMessage({ question, threadId });
    });`,
    endless: 'import { workerData } from "node:worker_threads"; workerData[0] = 1; for (;;);',
  };
  for (const [name, program] of Object.entries(programs))
    writeFileSync(join(folder, `${name}.mjs`), program);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("R51: what a thread answers is handed on unread, so that an odd answer fails who asked and not the process", async () => {
  expect(await askThread("answers", from, { odd: Number.NaN })).toEqual({ odd: Number.NaN });
});

test("R51: a thread that fails, or ends without an answer, fails who asked", async () => {
  await expect(askThread("fails", from, null)).rejects.toThrow("the file is gone");
  await expect(askThread("silent", from, null)).rejects.toThrow("silent ended with code 0");
});

test("W17: a thread that works on ends when nobody listens any more, and is not begun when nobody does", async () => {
  const gone = new AbortController();
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const asked = askThread("endless", from, begun, gone.signal);
  await expect.poll(() => begun[0], { timeout: 4_000 }).toBe(1);
  gone.abort();
  await expect(asked).rejects.toThrow("aborted"); // by then the thread has ended
  await expect(askThread("answers", from, 1, gone.signal)).rejects.toThrow("aborted");
});

test("RP7: a thread is kept while it is asked, ends when it was long idle, and is begun anew after it failed or ended", async () => {
  const clock = manualClock();
  const thread = keepThread("kept", from, null, { clock, idleMs: 1000 });
  const ask = async (question: string) =>
    ((await thread.ask(question)) as { threadId: number }).threadId;
  const first = await ask("a");
  clock.advance(999);
  expect(await ask("b")).toBe(first);
  clock.advance(999);
  expect(await ask("c")).toBe(first);
  clock.advance(1000);
  const second = await ask("d");
  expect(second).not.toBe(first);
  await expect(thread.ask("fail")).rejects.toThrow("the file is gone");
  const third = await ask("e");
  expect(third).not.toBe(second);
  await expect(thread.ask("end")).rejects.toThrow("kept ended with code 3");
  expect(await ask("f")).not.toBe(third);
  thread.close();
});
