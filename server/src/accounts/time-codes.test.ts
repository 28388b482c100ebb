import { Secret } from "otpauth";
import { expect, test } from "vitest";
import { hashOfRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";
import { appAddressOf, stepOfCode, timeCodeAt, timeSecretOf } from "./time-codes.ts";

const STEP_MS = 30_000;
const NEVER = -1;
const rfcSecret = Secret.fromUTF8("12345678901234567890");

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("TF1: at %i s the code is the one of RFC 6238's table: %s", (seconds, code) => {
  expect(timeCodeAt(rfcSecret.base32, seconds * 1000)).toBe(code);
  const nowMs = seconds * 1000;
  const step = Math.floor(nowMs / STEP_MS);
  expect(stepOfCode(rfcSecret, code, { nowMs, lastStep: NEVER })).toBe(step);
});

test("R30, TF1: the codes of the step before and after are good, others are not", () => {
  const nowMs = 1_700_000_000_000;
  const step = Math.floor(nowMs / STEP_MS);
  const told = [-2, -1, 0, 1, 2].map((away) =>
    stepOfCode(rfcSecret, timeCodeAt(rfcSecret.base32, nowMs + away * STEP_MS), {
      nowMs,
      lastStep: NEVER,
    }),
  );
  expect(told).toEqual([undefined, step - 1, step, step + 1, undefined]);
});

test("TF1: a step that was used, and every earlier one, is good no more", () => {
  const nowMs = 1_700_000_000_000;
  const step = Math.floor(nowMs / STEP_MS);
  const at = (away: number) => timeCodeAt(rfcSecret.base32, nowMs + away * STEP_MS);
  const used = { nowMs, lastStep: step };
  expect([-1, 0, 1].map((away) => stepOfCode(rfcSecret, at(away), used))).toEqual([
    undefined,
    undefined,
    step + 1,
  ]);
});

test("a code may be written with a space, as apps show it; what is no code at all is refused", () => {
  const when = { nowMs: 59_000, lastStep: NEVER };
  expect(stepOfCode(rfcSecret, " 287 082 ", when)).toBe(1);
  for (const wrong of ["", "28708", "2870822", "abcdef", "-287082.0", "٢٨٧٠٨٢"]) {
    expect(stepOfCode(rfcSecret, wrong, when), wrong).toBeUndefined();
  }
});

test("R47: each account and each set-up has a secret of its own, drawn from the server's", () => {
  const secrets = [
    timeSecretOf("server", 1, "a"),
    timeSecretOf("server", 2, "a"),
    timeSecretOf("server", 1, "b"),
    timeSecretOf("another server", 1, "a"),
  ].map(({ base32 }) => base32);
  expect(new Set(secrets).size).toBe(4);
  expect(secrets[0]).toMatch(/^[A-Z2-7]{32}$/);
  const address = appAddressOf(timeSecretOf("server", 1, "a"), "ann@shop.example");
  expect(address).toContain(`secret=${secrets[0]}`);
  expect(address).toMatch(/^otpauth:\/\/totp\/Presently:ann%40shop\.example\?issuer=Presently/);
});

test("TF4: ten recovery codes, all different, read however they are typed", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/);
  const [code = ""] = codes;
  const typed = ` ${code.toUpperCase().replaceAll("-", " ")}`;
  expect(hashOfRecoveryCode(typed)).toBe(hashOfRecoveryCode(code));
});
