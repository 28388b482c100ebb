import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { revoke } from "./revoke.ts";

test("R25: a sign-out waits 3 s for a server that is away, which is told all the same once it is back", async () => {
  const clock = manualClock();
  const told: string[] = [];
  let isBack = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const token = (await request.setEncoding("utf8").toArray()).join("");
    if (isBack) told.push(`${request.url} ${token}`);
    response.writeHead(isBack ? 204 : 503).end();
  };
  const http = createServer((request, response) => void answer(request, response));
  http.listen(0, "127.0.0.1");
  try {
    await once(http, "listening");
    const address = http.address();
    const port = typeof address === "object" ? address?.port : undefined;
    let isThrough = false;
    const ended = revoke(`http://127.0.0.1:${port}`, "ste_shop", "pv_one", clock, () => 0.99);
    void ended.then(() => (isThrough = true));
    await expect.poll(() => clock.pendingTimers()).toBe(2); // it was refused, and is tried again
    await clock.advanceAndSettle(2_000);
    expect(isThrough).toBe(false);
    await clock.advanceAndSettle(1_000);
    await ended;

    isBack = true;
    const later = async () => {
      await clock.advanceAndSettle(10_000);
      return told;
    };
    await expect.poll(later).toEqual(["/wire/visitor/forget?site=ste_shop pv_one"]);
  } finally {
    http.close();
  }
});

test("R19: a server that stays away is asked ever more seldom", async () => {
  const clock = manualClock();
  const pauses: number[] = [];
  const counting = {
    ...clock,
    after(ms: number, run: () => void) {
      pauses.push(ms);
      return clock.after(ms, run);
    },
  };
  void revoke("http://127.0.0.1:1", "ste_shop", "pv_one", counting, () => 1); // where nobody listens
  const asked = async () => {
    await clock.advanceAndSettle(30_000);
    return pauses.slice(0, 9);
  };
  await expect
    .poll(asked)
    .toEqual([3_000, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});
