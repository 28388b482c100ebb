import { expect, test } from "vitest";
import { hashOfNothing, hashPassword, isOutdated, isPassword, passwordCost } from "./password.ts";

const cheap = { memoryKib: 64, passes: 1, lanes: 1 };

test("R28: a password is hashed by argon2id with 19 MiB and two passes, and the hash says so", async () => {
  const hash = await hashPassword("a walrus in a teapot");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword("a walrus in a teapot", hash)).toBe(true);
  expect(await isPassword("a walrus in a teapoT", hash)).toBe(false);
});

test("R28: the same password has another hash each time", async () => {
  const [one, other] = [await hashPassword("same", cheap), await hashPassword("same", cheap)];
  expect(one).not.toBe(other);
});

test("R28: a hash is checked with its own cost, and is outdated when that is not today's", async () => {
  const hash = await hashPassword("from earlier days", cheap);
  expect(await isPassword("from earlier days", hash)).toBe(true);
  expect([isOutdated(hash), isOutdated(hash, cheap)]).toEqual([true, false]);
  expect(isOutdated(await hashPassword("of today"), passwordCost)).toBe(false);
});

test("R28: letters typed on two keyboards are one password (NFKC)", async () => {
  const hash = await hashPassword("caf\u00e9 \ufb01n", cheap);
  expect(await isPassword("cafe\u0301 fin", hash)).toBe(true);
});

test("R31: what an unknown account's password is compared with is of today's cost and of no password", async () => {
  const hash = hashOfNothing(cheap);
  expect(isOutdated(hash, cheap)).toBe(false);
  expect(hash).not.toBe(hashOfNothing(cheap));
  expect(await isPassword("", hash)).toBe(false);
});

test("a damaged hash is an error, never a wrong password", async () => {
  await expect(isPassword("anything", "$argon2id$broken")).rejects.toThrow(/damaged/);
});

test("hashing leaves the event loop free (R23)", async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 1);
  await hashPassword("a walrus in a teapot", { memoryKib: 19_456, passes: 4, lanes: 1 });
  clearInterval(counting);
  expect(turns).toBeGreaterThan(5);
});
