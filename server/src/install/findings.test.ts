import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { findingsOf } from "./findings.ts";
import { createInstallWatch } from "./install-watch.ts";

const OURS = `ste_${"a".repeat(21)}`;
const OTHER = `ste_${"b".repeat(21)}`;
const NOBODYS = `ste_${"c".repeat(21)}`;
const SHOP = "https://shop.example";

/** A watch by a clock of its own, and what it shows of our site. */
function watched() {
  const clock = manualClock();
  const watch = createInstallWatch(clock);
  const site = { siteKey: OURS, origins: [SHOP], allKeys: new Set([OURS, OTHER]) };
  return { clock, watch, found: () => findingsOf(watch.sightings(), site, clock.nowMs()) };
}

test("IN1: nothing is said before a page has asked for anything, and of a page that is none of the site's", () => {
  const { watch, found } = watched();
  expect(found()).toEqual([]);
  watch.script(OTHER, "https://elsewhere.example/");
  watch.script("nonsense", "https://elsewhere.example/");
  watch.connection(OTHER, "https://elsewhere.example", "taken");
  expect(found()).toEqual([]);
});

test("IN1: a page with the tag is seen as it loads the script, as it fetches the chat, and as it connects", () => {
  const { clock, watch, found } = watched();
  watch.script(OURS, `${SHOP}/lamps?page=2`);
  expect(found()).toMatchObject([{ code: "notOpened", origin: SHOP, key: null }]);
  watch.panel(SHOP);
  expect(found()).toEqual([]);
  clock.advance(1_000);
  watch.connection(OURS, SHOP, "taken");
  expect(found()).toMatchObject([{ code: "works", origin: SHOP }]);
});

test("IN2: a chat that was fetched and does not connect within 8 s is blocked on that page", () => {
  const { clock, watch, found } = watched();
  watch.script(undefined, SHOP);
  watch.panel(SHOP);
  clock.advance(7_999);
  expect(found()).toEqual([]);
  clock.advance(1);
  expect(found()).toMatchObject([{ code: "blocked", origin: SHOP }]);
});

test.for([
  {
    why: "an origin that is not listed",
    key: OURS,
    origin: "https://www.shop.example",
    code: "unlisted",
  },
  { why: "a key that no site has", key: NOBODYS, origin: SHOP, code: "unknownKey" },
  { why: "another site's key", key: OTHER, origin: SHOP, code: "otherSite" },
])("IN2: a tag with $why is told as it is loaded", ({ key, origin, code }) => {
  const { watch, found } = watched();
  watch.script(key, `${origin}/`);
  expect(found()).toMatchObject([{ code, origin, key: code === "unlisted" ? null : key }]);
});

test.for([
  { key: OURS, outcome: "unlistedOrigin", origin: "https://www.shop.example", code: "unlisted" },
  { key: NOBODYS, outcome: "unknownKey", origin: SHOP, code: "unknownKey" },
  { key: OTHER, outcome: "unlistedOrigin", origin: SHOP, code: "otherSite" },
] as const)(
  "IN2: a tag that names its key to the page alone is told of as it connects: $code",
  ({ key, outcome, origin, code }) => {
    const { watch, found } = watched();
    watch.script(undefined, `${origin}/`);
    watch.connection(key, origin, outcome);
    expect(found()).toMatchObject([{ code, origin }]);
  },
);

test("IN2: a page that was mended is looked at anew, and what is an hour old is no news", () => {
  const { clock, watch, found } = watched();
  watch.connection(NOBODYS, SHOP, "unknownKey");
  clock.advance(60_000);
  watch.script(OURS, SHOP);
  expect(found()).toMatchObject([{ code: "notOpened" }]);
  clock.advance(3_600_001);
  expect(found()).toEqual([]);
});

test("IN1: where the chat works, visitors who load the script and point at the button change nothing for an hour", () => {
  const { clock, watch, found } = watched();
  watch.connection(OURS, SHOP, "taken");
  clock.advance(60_000);
  watch.script(OURS, SHOP);
  expect(found()).toMatchObject([{ code: "works", origin: SHOP }]);
  watch.panel(SHOP);
  clock.advance(10_000);
  expect(found()).toMatchObject([{ code: "works", origin: SHOP }]);
  // A connection that is refused after that is news.
  watch.connection(OURS, SHOP, "unlistedOrigin");
  clock.advance(1);
  watch.script(OURS, SHOP);
  watch.panel(SHOP);
  clock.advance(8_000);
  expect(found()).toMatchObject([{ code: "blocked" }]);
  watch.connection(OURS, SHOP, "taken");
  clock.advance(3_599_000);
  watch.script(OURS, SHOP);
  expect(found()).toMatchObject([{ code: "works" }]);
  clock.advance(1_001);
  expect(found()).toMatchObject([{ code: "notOpened" }]);
});

test("IN2: a tag that stands on a page twice is told beside what else is", () => {
  const { watch, found } = watched();
  watch.connection(OURS, SHOP, "taken");
  watch.copies(SHOP, 2);
  expect(found().map(({ code }) => code)).toEqual(["works", "twice"]);
});

test("IN3: what a tag says and the chat does not follow is told for ten minutes, of the site's own pages and key", () => {
  const { clock, watch, found } = watched();
  const faults = [{ name: "theme", value: "blue" } as const, { name: "z", value: "top" } as const];
  watch.tag("https://elsewhere.example", { site: OURS, faults });
  watch.tag(undefined, { site: OURS, faults });
  watch.tag(SHOP, { site: OTHER, faults });
  expect(found()).toEqual([]);
  watch.tag(SHOP, { site: OURS, faults });
  watch.connection(OURS, SHOP, "taken");
  expect(found().map(({ code, attribute }) => [code, attribute])).toEqual([
    ["works", null],
    ["attribute", faults[0]],
    ["attribute", faults[1]],
  ]);
  clock.advance(10 * 60_000);
  expect(found()).toHaveLength(3);
  clock.advance(1);
  expect(found().map(({ code }) => code)).toEqual(["works"]);
});

test("IN2: a page that hides its address is told as hidden, and as nobody's where its tag names no key to us", () => {
  const { watch, found } = watched();
  watch.script(undefined, undefined);
  expect(found()).toEqual([]);
  watch.script(OURS, undefined);
  expect(found()).toMatchObject([{ code: "hidden", origin: null }]);
});

test("IN1: whatever pages say, it keeps the latest 200 origins and five keys of each", () => {
  const { watch } = watched();
  for (let at = 0; at < 300; at += 1) watch.script(`key ${at}`, "https://one.example");
  for (let at = 0; at < 300; at += 1)
    watch.connection("k".repeat(5_000), `https://o${at}.example`, "unknownKey");
  const sightings = watch.sightings();
  expect(sightings).toHaveLength(200);
  expect(sightings[0]?.origin).toBe("https://o299.example");
  expect([...(sightings[0]?.connections.keys() ?? [])]).toEqual(["k".repeat(64)]);
});
