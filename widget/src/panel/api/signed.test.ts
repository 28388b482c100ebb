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
  const picture = { isKnown: true, isRefused: false, connection: "online" };
  const ending = new AbortController();
  const session = {
    identify: (token: string) => void said.push(token),
    picture: () => picture,
    serverNowMs: () => Date.now(),
  };
  // Safe: nothing else of a panel is asked for here.
  const handle = { signal: ending.signal, panel: { session }, emit: () => {} } as unknown;
  const signed = createSigned(handle as PanelHandle);
  let count = 0;
  const next = async () => tokenFor(600, (count += 1));
  return { said, picture, ending, signed, next };
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
  signed.look();
  Object.assign(picture, { isKnown: false, connection: "idle" });
  signed.look();
  await vi.advanceTimersByTimeAsync(3_600_000);
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
