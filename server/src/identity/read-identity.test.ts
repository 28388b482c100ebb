import { expect, test } from "vitest";
import { identityKeyOf } from "./identity-key.ts";
import { readIdentity } from "./read-identity.ts";
import { claimsOf, sign, type Signing } from "./testing/sign.ts";

const siteKey = `ste_${"s".repeat(21)}`;
const key = identityKeyOf("the server's own secret", siteKey, "idk_1");
const second = identityKeyOf("the server's own secret", siteKey, "idk_2");
const nowMs = 1_800_000_000_000;
const nowS = nowMs / 1000;
const good = claimsOf(siteKey, "user-7", nowMs);

async function read(signing: Partial<Signing>, keys: readonly string[] = [key]): Promise<unknown> {
  const token = sign({ key, claims: good, ...signing });
  const found = await readIdentity(token, { siteKey, keys }, nowMs);
  return found.isGood ? found.signed : found.why;
}

test("ID2: a key is 256 bits as base64url, its own for each site and name, the same after a restart", () => {
  expect(Buffer.from(key, "base64url")).toHaveLength(32);
  expect(key).toBe(identityKeyOf("the server's own secret", siteKey, "idk_1"));
  const others = [
    second,
    identityKeyOf("the server's own secret", "ste_other", "idk_1"),
    identityKeyOf("another server's secret", siteKey, "idk_1"),
  ];
  expect(new Set([key, ...others]).size).toBe(4);
});

test("R26, ID3: a good signature says who it is, with a name and an address that are cleaned as others are", async () => {
  const claims = { ...good, name: "  Ana\u202E ", email: "ana@shop.example" };
  expect(await read({ claims })).toEqual({
    subject: "user-7",
    signedAtMs: nowMs,
    untilMs: nowMs + 330_000,
    name: "Ana",
    email: "ana@shop.example",
  });
  const without = { name: null, email: null };
  expect(await read({ claims: { ...good, email: "ana at shop", name: 7 } })).toMatchObject(without);
});

const header = (alg: string) => ({ header: { alg, typ: "JWT" } });
test.each<[string, Partial<Signing>, string]>([
  ["no algorithm", { ...header("none"), hash: "none" }, "algorithm"],
  ["no algorithm, with a signature", header("none"), "algorithm"],
  ["HS512", { ...header("HS512"), hash: "sha512" }, "algorithm"],
  ["HS512 under the name of HS256", { hash: "sha512" }, "signature"],
  ["another's key", { key: second }, "signature"],
  ["an empty key", { key: "" }, "signature"],
  ["another site", { claims: { ...good, aud: "ste_other" } }, "audience"],
  ["no site", { claims: { ...good, aud: undefined } }, "audience"],
  ["no subject", { claims: { ...good, sub: undefined } }, "subject"],
  ["an empty subject", { claims: { ...good, sub: " " } }, "subject"],
  ["a subject that is a number", { claims: { ...good, sub: 7 } }, "subject"],
  ["a subject with something unseen in it", { claims: { ...good, sub: "a\u200Bb" } }, "subject"],
  ["a subject that is too long", { claims: { ...good, sub: "a".repeat(256) } }, "subject"],
  ["no time of signing", { claims: { ...good, iat: undefined } }, "times"],
  ["no end", { claims: { ...good, exp: undefined } }, "times"],
  ["more than an hour", { claims: { ...good, exp: nowS + 3601 } }, "times"],
  ["an end before its beginning", { claims: { ...good, iat: nowS + 20, exp: nowS + 10 } }, "times"],
  ["signed in the future", { claims: { ...good, iat: nowS + 31 } }, "times"],
  ["not good yet", { claims: { ...good, nbf: nowS + 60 } }, "times"],
  ["over", { claims: { ...good, iat: nowS - 300, exp: nowS - 31 } }, "expired"],
])("ID3: %s is not taken", async (_, signing, why) => {
  expect(await read(signing)).toBe(why);
});

test("ID3: what is no JWT at all is not taken", async () => {
  for (const token of ["", "a.b.c", `${sign({ key, claims: good })}.x`, "{}"])
    expect(await readIdentity(token, { siteKey, keys: [key] }, nowMs)).toEqual({
      isGood: false,
      why: "malformed",
    });
});

test("ID3: clocks may differ by half a minute, either way", async () => {
  expect(await read({ claims: { ...good, iat: nowS + 30, exp: nowS + 330 } })).toBeTypeOf("object");
  expect(await read({ claims: { ...good, iat: nowS - 300, exp: nowS - 29 } })).toBeTypeOf("object");
});

test("ID2: while a site changes over both keys are good; a removed one is no more", async () => {
  expect(await read({ key: second }, [key, second])).toBeTypeOf("object");
  expect(await read({ key }, [key, second])).toBeTypeOf("object");
  expect(await read({ key }, [second])).toBe("signature");
  expect(await read({ key }, [])).toBe("signature");
});
