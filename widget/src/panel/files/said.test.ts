import { expect, test } from "vitest";
import { en } from "../i18n/en/files.ts";
import { fill } from "../i18n/plural.ts";
import type { ExtraTools } from "../talk/extras.ts";
import type { Chosen } from "./chosen-files.ts";
import { fit, withinPixels } from "./fit.ts";
import { saidLimit, saidSize } from "./said-size.ts";
import { createSpeech } from "./speech.ts";
import { answerOf } from "./upload.ts";

test.each([
  ["en", 1, "1\u00a0kB"],
  ["en", 119_600, "120\u00a0kB"],
  ["en", 999_600, "1\u00a0MB"],
  ["en", 1_250_000, "1.3\u00a0MB"],
  ["bg", 1_250_000, "1,3\u00a0MB"],
  ["ru", 12_345_678, "12\u00a0МБ"],
])("FW1: in %s %d bytes are told as %s", (lang, bytes, words) => {
  expect(saidSize(bytes, lang)).toBe(words);
});

test("FW1: a limit is never told larger than it is", () => {
  expect(saidLimit(10 * 1024 * 1024, "en")).toBe("10\u00a0MB");
  expect(saidLimit(1_990_000, "en")).toBe("1\u00a0MB");
  expect(saidLimit(65_536, "en")).toBe("65\u00a0kB");
});

test("a picture keeps its shape in the room it has, and is never made larger", () => {
  expect(fit({ width: 1600, height: 1200 }, { width: 220, height: 260 })).toEqual({
    width: 220,
    height: 165,
  });
  expect(fit({ width: 20, height: 10 }, { width: 220, height: 260 })).toEqual({
    width: 20,
    height: 10,
  });
  expect(fit({ width: 9000, height: 1 }, { width: 220, height: 260 }).height).toBe(1);
});

test("FW4: a phone's photograph keeps all its pixels, a larger one as many as every canvas holds", () => {
  expect(withinPixels({ width: 4032, height: 3024 })).toEqual({ width: 4032, height: 3024 });
  const { width, height } = withinPixels({ width: 8064, height: 6048 });
  expect(width * height).toBeLessThanOrEqual(4096 * 4096);
  expect(width / height).toBeCloseTo(4 / 3, 2);
});

test.each([
  [200, '{"fileId":"fil_1"}', { fileId: "fil_1" }],
  [413, '{"code":"file.too-large"}', { why: "large" }],
  [415, '{"code":"file.not-accepted"}', { why: "kind" }],
  [429, '{"code":"file.too-many"}', { why: "full" }],
  [403, '{"code":"files.off"}', { why: "off" }],
  [401, '{"code":"session.not-authenticated"}', { why: "other" }],
  [413, "<html>of a proxy", { why: "large" }],
  [200, "<html>of a proxy", { why: "other" }],
  [502, "null", { why: "other" }],
])("FW3: an answer of %d with %s means %o", (status, body, meaning) => {
  expect(answerOf(status, body)).toEqual(meaning);
});

test("FW3: of an upload is said aloud that it goes up, that it is there or why not, and of a long one now and then how far it is", () => {
  const said: string[] = [];
  let nowMs = 0;
  const speak = createSpeech(
    { say: (words) => void said.push(words), fill } as ExtraTools, // no more of them is used
    en,
    () => nowMs,
  );
  const file = (key: number, state: Chosen["state"]): Chosen => ({
    key,
    name: `${key}.pdf`,
    bytes: 1,
    blob: undefined,
    state,
  });
  const shows = (...files: readonly Chosen[]) => speak({ list: () => files });
  shows(file(1, { at: "way", share: 0 }), file(2, { at: "way", share: 0 }));
  for (let share = 0.01; share < 0.5; share += 0.01) {
    shows(file(1, { at: "way", share }), file(2, { at: "way", share }));
  }
  nowMs = 10_000;
  shows(file(1, { at: "way", share: 0.5 }), file(2, { at: "way", share: 0.5 }));
  shows(file(1, { at: "way", share: 0.6 }), file(2, { at: "way", share: 0.6 }));
  shows(file(1, { at: "ready", fileId: "fil_1" }), file(2, { at: "failed", why: "lost" }));
  shows();
  expect(said).toEqual([
    "Uploading: 1.pdf, 2.pdf",
    "1.pdf: 50%",
    "Ready to send: 1.pdf. 2.pdf: Not uploaded: no connection",
  ]);
});
