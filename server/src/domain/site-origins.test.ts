import { expect, test } from "vitest";
import { isAllowedOrigin, normalizeOrigin } from "./site-origins.ts";

test.each([
  ["https://A.Example/", "https://a.example"],
  ["https://a.example:443", "https://a.example"],
  ["http://a.example:80", "http://a.example"],
  ["https://a.example:8443", "https://a.example:8443"],
  ["https://*.a.example", "https://*.a.example"],
  ["http://localhost:*", "http://localhost:*"],
  ["http://127.0.0.1:*", "http://127.0.0.1:*"],
  ["http://[::1]:3000", "http://[::1]:3000"],
  ["http://localhost:3000", "http://localhost:3000"],
])("R35: %s is an origin, kept as %s", (written, kept) => {
  expect(normalizeOrigin(written)).toBe(kept);
});

test.each([
  "",
  "*",
  "null",
  "a.example",
  "ftp://a.example",
  "https://a.example/path",
  "https://user@a.example",
  "https://*",
  "https://*.example",
  "https://*.*.example",
  "https://a.*.example",
  "https://localhost:*",
  "http://a.example:*",
  "https://a.example:99999",
  "https://a..example",
  "https://-a.example",
  "javascript:alert(1)",
])("R35: %s is none", (written) => {
  expect(normalizeOrigin(written)).toBeUndefined();
});

test("R35: an exact origin allows that origin alone: scheme, host and port", () => {
  const allowed = ["https://a.example"];
  expect(isAllowedOrigin("https://a.example", allowed)).toBe(true);
  const others = [
    "http://a.example",
    "https://a.example:8443",
    "https://www.a.example",
    "https://a.example.evil.example",
    "https://evila.example",
    "https://A.example",
  ];
  for (const other of others) expect(isAllowedOrigin(other, allowed), other).toBe(false);
});

test("R35: a star stands for one name, not for none and not for two", () => {
  const allowed = ["https://*.a.example"];
  expect(isAllowedOrigin("https://www.a.example", allowed)).toBe(true);
  const others = [
    "https://a.example",
    "https://x.y.a.example",
    "https://wwwa.example",
    "http://www.a.example",
    "https://www.a.example:8443",
    "https://.a.example",
  ];
  for (const other of others) expect(isAllowedOrigin(other, allowed), other).toBe(false);
});

test("R35: any port of the machine itself, while developing, and of nothing else", () => {
  const allowed = ["http://localhost:*"];
  expect(isAllowedOrigin("http://localhost:5173", allowed)).toBe(true);
  expect(isAllowedOrigin("http://localhost", allowed)).toBe(true);
  expect(isAllowedOrigin("http://127.0.0.1:5173", allowed)).toBe(false);
  expect(isAllowedOrigin("https://localhost:5173", allowed)).toBe(false);
});

test("R34: no origin, and the origin null, are never allowed", () => {
  for (const origin of [undefined, "null"]) {
    expect(isAllowedOrigin(origin, ["null", "https://a.example"])).toBe(false);
  }
});
