import { expect, test } from "vitest";
import { createAttempts } from "./sign-in-attempts.ts";

const MINUTE_MS = 60_000;

function attempts() {
  let nowMs = 1_000_000;
  const made = createAttempts(() => nowMs, { perAccount: 5, perIp: 20 });
  const fail = (email: string, ip: string) => void made.begin(email, ip);
  /** How long the next try has to wait, by its refusal; 0 = it may go on, and counts. */
  const wait = (email: string, ip: string): number => {
    try {
      made.begin(email, ip).withdrawn();
      return 0;
    } catch (error) {
      return (error as { retryAfterMs: number }).retryAfterMs; // what `begin` throws
    }
  };
  return { ...made, fail, wait, pass: (ms: number) => void (nowMs += ms) };
}

test("R31: an account takes five failures, then each further try waits longer, 15 minutes at most", () => {
  const { fail, wait, pass } = attempts();
  for (let n = 0; n < 5; n++) fail("ann", "10.0.1.1");
  const waits: number[] = [];
  for (let n = 0; n < 7; n++) {
    const waitMs = wait("ann", "10.0.1.1");
    waits.push(waitMs / 1000);
    pass(waitMs);
    fail("ann", "10.0.1.1");
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320]);
  // What other addresses may try all the same is used up, and no wait is longer than that.
  for (let n = 0; n < 12; n++) fail("ann", `10.0.2.${n}`);
  expect(wait("ann", "10.0.3.1")).toBe(15 * MINUTE_MS);
});

test("R31: an address takes twenty failures in 15 minutes, whatever the accounts", () => {
  const { fail, wait, pass } = attempts();
  for (let n = 0; n < 20; n++) fail(`account ${n}`, "10.0.0.1");
  expect(wait("another", "10.0.0.1")).toBe(15 * MINUTE_MS);
  expect(wait("another", "10.0.0.2")).toBe(0);
  pass(15 * MINUTE_MS);
  expect(wait("another", "10.0.0.1")).toBe(0);
});

test("R31: tries that are made at the same time are counted before any of them is answered", () => {
  const { begin, wait } = attempts();
  for (let n = 0; n < 5; n++) begin("ann", "10.0.0.1");
  expect(wait("ann", "10.0.0.1")).toBeGreaterThan(0);
});

test("R31: a success forgets the account's failures, and is not counted against the address", () => {
  const { begin, fail, wait } = attempts();
  for (let n = 0; n < 4; n++) fail("ann", "10.0.0.1");
  for (let n = 0; n < 30; n++) begin("ann", "10.0.0.1").succeeded();
  expect(wait("ann", "10.0.0.1")).toBe(0);
  expect(wait("ben", "10.0.0.1")).toBe(0);
});

test("R31: strangers who keep failing cannot keep out whoever signed in from their own address before", () => {
  const { begin, fail, wait, pass } = attempts();
  begin("ann", "192.0.2.7").succeeded();
  for (let n = 0; n < 30; n++) {
    pass(wait("ann", `10.0.0.${n}`));
    fail("ann", `10.0.0.${n}`);
  }
  expect(wait("ann", "10.0.0.99")).toBeGreaterThan(0);
  expect(wait("ann", "192.0.2.7")).toBe(0);
});

test("R31: one machine that tries all day keeps nobody out who is elsewhere, also where nobody has signed in from before", () => {
  const { fail, wait, pass } = attempts();
  let failures = 0;
  for (let second = 0; second < 24 * 3_600; second++) {
    if (wait("ann", "10.0.0.1") === 0) {
      fail("ann", "10.0.0.1");
      failures += 1;
    }
    if (second % 1_800 === 1_799) {
      // She mistypes it twice.
      for (let tries = 0; tries < 3; tries++) {
        expect(wait("ann", "192.0.2.7"), `after ${second} s`).toBe(0);
        fail("ann", "192.0.2.7");
      }
      expect(wait("ann", "192.0.2.7")).toBeGreaterThan(0);
    }
    pass(1_000);
  }
  expect(failures).toBeLessThan(24 * 4 * 4);
});

test("R31: many addresses together have no more tries than a few in 15 minutes at an account that others keep waiting", () => {
  const { fail, wait } = attempts();
  for (let n = 0; n < 5; n++) fail("ann", "10.0.0.1");
  let tries = 0;
  for (let n = 0; n < 1_000; n++)
    if (wait("ann", `10.1.${n >> 8}.${n & 255}`) === 0) {
      fail("ann", `10.1.${n >> 8}.${n & 255}`);
      tries += 1;
    }
  expect(tries).toBe(12);
});

test("a try the server was too busy for counts neither way", () => {
  const { begin, wait } = attempts();
  for (let n = 0; n < 50; n++) begin("ann", "10.0.0.1").withdrawn();
  expect(wait("ann", "10.0.0.1")).toBe(0);
});
