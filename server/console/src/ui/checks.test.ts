import { expect, test } from "vitest";
import { t } from "../i18n/index.ts";
import { emailProblem, newPasswordProblem, originProblem, tidyOrigin } from "./checks.ts";

test("R35: an allowed address is an exact https origin, a star for subdomains, or localhost over http", () => {
  for (const good of [
    "https://shop.example",
    "https://shop.example/",
    "https://*.shop.example:8443",
    "http://localhost:3000",
    "http://localhost:*",
    "http://127.0.0.1:80",
  ])
    expect(originProblem(good), good).toBeUndefined();
  for (const bad of [
    "shop.example",
    "https://shop.example/path",
    "https://a*.example",
    "https://*",
    "ftp://shop.example",
    "https://me@shop.example",
    "null",
  ])
    expect(originProblem(bad), bad).toBe(t.errors.originInvalid);
  expect(originProblem("http://shop.example")).toBe(t.errors.originInsecure);
  expect(originProblem(" https://Shop.example/ ", ["https://shop.example"])).toBe(
    t.errors.originDouble,
  );
  expect(tidyOrigin(" https://Shop.example/ ")).toBe("https://shop.example");
});

test("R28: a password is counted as people count, in characters of any script", () => {
  expect(newPasswordProblem("Пароль-Пароль")).toBeUndefined();
  expect(newPasswordProblem("😀".repeat(12))).toBeUndefined();
  expect(newPasswordProblem("😀".repeat(11))).toBe(t.errors.passwordShort(12));
  expect(emailProblem("jana@shop.example")).toBeUndefined();
  expect(emailProblem("jana")).toBe(t.errors.emailInvalid);
});
