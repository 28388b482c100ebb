import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PanelHandle } from "../panel-handle.ts";
import { createSigned } from "./signed.ts";

const startMs = Date.UTC(2026, 0, 1, 9);
beforeEach(() => vi.useFakeTimers({ now: startMs }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A page with the chat on it, as far as this part looks at it. */
function page() {
  const said: string[] = [];
  const picture = { isRefused: false };
  const ending = new AbortController();
  const session = {
    identify: (token: string) => void said.push(token),
    picture: () => picture,
    serverNowMs: () => Date.now(),
  };
  // Safe: nothing else of a panel is asked for here.
  const handle = { signal: ending.signal, panel: { session } as object, emit: () => {} };
  const signed = createSigned(handle as unknown as PanelHandle);
  let count = 0;
  const next = async () => tokenFor(600, (count += 1));
  return { said, picture, ending, signed, next, handle };
}

function tokenFor(seconds: number, jti: number): string {
  const claims = { sub: "user-7", jti, exp: Math.floor(Date.now() / 1000) + seconds };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;
}

test("P34: a function is asked again a minute before its token ends, for as long as the page is there", async () => {
  const { said, signed, next, ending } = page();
  await signed.give(next);
  expect(said).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(539_000);
  expect(said).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toHaveLength(2);
  ending.abort();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(said).toHaveLength(2);
});

test("P34: a page that slept past its token is asked when the server refuses it, not without end", async () => {
  const { said, picture, signed, next } = page();
  await signed.give(next);
  picture.isRefused = true;
  signed.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toHaveLength(1);
  vi.setSystemTime(startMs + 3_600_000);
  signed.look();
  signed.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toHaveLength(2);
});

test("P34, V2: who was forgotten is not said to be anybody any more", async () => {
  const { said, picture, signed, next } = page();
  await signed.give(next);
  signed.stop();
  picture.isRefused = true;
  await vi.advanceTimersByTimeAsync(3_600_000);
  signed.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toHaveLength(1);
});

test("R26, P34: what the page got instead of a token is not said, and the page hears so", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { said, signed } = page();
  for (const instead of ["", "<html><title>401. Sign in first.</title></html>"]) {
    const given = signed.give(async () => instead);
    await expect(given, instead).rejects.toMatchObject({ code: "token.missing" });
  }
  expect(said).toEqual([]);
});

test("P34: a token alone is said once", async () => {
  const { said, signed } = page();
  await signed.give(tokenFor(600, 1));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(said).toHaveLength(1);
});

test("R25, P34: a token that comes before the visitor agrees is kept, and said once when they have", async () => {
  const { said, signed, handle } = page();
  const { panel } = handle;
  handle.panel = {};
  await signed.give(tokenFor(600, 1));
  signed.look();
  expect(said).toEqual([]);
  handle.panel = panel;
  signed.look();
  signed.look();
  expect(said).toEqual([tokenFor(600, 1)]);
});

test("R25, V2: a token of who signs out before they agree is said to nobody", async () => {
  const { said, signed, handle } = page();
  const { panel } = handle;
  handle.panel = {};
  await signed.give(tokenFor(600, 1));
  signed.stop();
  handle.panel = panel;
  signed.look();
  expect(said).toEqual([]);
});
