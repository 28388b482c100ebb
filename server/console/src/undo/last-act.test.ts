import { UNDO_MS } from "@presently/shared/protocol/undo-limits";
import { expect, test } from "vitest";
import { createLastAct } from "./last-act.ts";

test("UD1: what was done last is offered a little shorter than the server takes it back, and the latest alone", () => {
  const last = createLastAct();
  last.done("cnv_1", 1_000);
  last.done("cnv_2", 5_000);
  expect(last.act.value?.conversationId).toBe("cnv_2");
  const offeredMs = (last.act.value?.untilMs ?? 0) - 5_000;
  expect(offeredMs).toBeLessThanOrEqual(UNDO_MS - 1_000);
  expect(offeredMs).toBeGreaterThanOrEqual(UNDO_MS - 2_000);
  last.forget();
  expect(last.act.value).toBeUndefined();
});
