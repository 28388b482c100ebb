import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { sharedChromium } from "./chromium.ts";
import { colourBook } from "./colour-book.ts";

const STYLE = `body{color:#222;background:#fff;font:16px sans-serif}
.mark{background:#eee}.mark.late{background:#fbe9e6;color:#a8322a}.mark.late.edged{border-left:3px solid #a8322a}
.grey{background:#fff}.grey.on{background:#333;color:#fff}
a{color:#1c6a5e;text-decoration:none}a.lined{text-decoration:underline}`;

let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  context = await (await sharedChromium()).newContext();
  page = await context.newPage();
});
afterAll(() => context?.close());

/** What the book says of a page with this in its body. */
async function saidOf(...bodies: readonly string[]): Promise<string[]> {
  const book = colourBook(/Anna|Bert/g);
  for (const body of bodies) {
    await page.setContent(`<style>${STYLE}</style>${body}`);
    await book.note(page);
  }
  return book.faults();
}

const mark = (words: string, more = "") => `<p><span class="mark ${more}">${words}</span></p>`;

test.each([
  ["an age is red, and a number is all that differs", mark("3 min") + mark("12 min", "late")],
  ["a name is red", mark("Anna") + mark("Bert", "late")],
  ["only some of the red ones have a word", mark("1") + mark("2 late", "late") + mark("2", "late")],
  ["a link within a sentence has its colour alone", "<p>Read <a href=#>the terms</a> first.</p>"],
  ["a dot has its colour alone", mark("&nbsp;") + mark("&nbsp;", "late")],
])("AC11: it is seen that %s", async (_, body) => {
  expect(await saidOf(body)).toHaveLength(1);
});

test("AC11: what looked other at another time is compared, too", async () => {
  expect(await saidOf(mark("3 min"), mark("12 min", "late"))).toHaveLength(1);
});

test.each([
  ["a word", mark("3 min") + mark("12 min late", "late")],
  ["an edge", mark("3 min") + mark("12 min", "late edged")],
  ["a line under a link", "<p>Read <a class=lined href=#>the terms</a> first.</p>"],
  ["light and dark", `<p><b class=grey>1</b></p><p><b class="grey on">2</b></p>`],
  ["nothing, and none is meant", mark("3 min") + mark("12 min")],
])("AC11: no fault where there is, beside the colour, %s", async (_, body) => {
  expect(await saidOf(body)).toEqual([]);
});
