import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { liveVisitor } from "../live/live-visitor.ts";
import { createProduct, setUp, until } from "../live/product.ts";
import { tracedInto } from "../live/strace.ts";
import { orderOnDisk } from "./disk-order.ts";

const ORIGIN = "http://shop.test";
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

test("G1, R3: under strace, each acknowledgement leaves after an fsync of the log that follows its row's write", async () => {
  const folder = await mkdtemp(join(tmpdir(), "presently-trace-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "trace");
  const product = await createProduct({ PRESENTLY_MESSAGES_BURST: "100" }, tracedInto(file));
  undo.push(() => product.dispose());
  const { siteKey } = await setUp(product, ORIGIN);
  await product.start();
  const visitor = liveVisitor(product.url, ORIGIN, siteKey);
  undo.push(() => visitor.close());

  const messages = Array.from({ length: 10 }, (_, n) => `marker-${n}-of-this-very-message`).map(
    (text) => ({ text, commandId: visitor.say(text) }),
  );
  await until("all are acknowledged", () => visitor.acknowledged.size === messages.length);
  const verdicts = () => {
    const trace = readFileSync(file, "latin1");
    return messages.map(({ text, commandId }) => orderOnDisk(trace, text, commandId));
  };
  await until("the trace shows all of them", () => !verdicts().includes("not found"));
  expect(new Set(verdicts())).toEqual(new Set(["acknowledged after its fsync"]));
});

const WRITE = `7 pwrite64(21</data/presently.db-wal>, "hello there", 4096, 32) = 4096`;
const SYNC = `7 fdatasync(21</data/presently.db-wal>) = 0`;
const ACK = `7 writev(24<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{"ack c-1"}], 1) = 80`;

test.each([
  ["acknowledged after its fsync", [WRITE, SYNC, ACK]],
  ["acknowledged too early", [WRITE, ACK, SYNC]],
  ["acknowledged too early", [SYNC, WRITE, ACK]],
  ["acknowledged too early", [ACK, WRITE, SYNC]],
  ["acknowledged too early", [WRITE, `7 fsync(22</data/presently.db>) = 0`, ACK]],
  ["not found", [WRITE, SYNC]],
] as const)("the judge of the trace says %s", (verdict, lines) => {
  expect(orderOnDisk(lines.join("\n"), "hello there", "c-1")).toBe(verdict);
});
