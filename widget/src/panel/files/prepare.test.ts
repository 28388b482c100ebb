import { expect, test } from "vitest";
import { isPlainText, kindOf, nameAs } from "./kinds.ts";
import { prepared, type DrawAnew } from "./prepare.ts";

const MAX = 1_000;
const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "number" ? [part] : Array.from(part, (sign) => sign.charCodeAt(0)),
    ),
  );
const JPEG = bytes(0xff, 0xd8, 0xff, 0xe1, "Exif GPS 42.6977N");
const PNG = bytes(0x89, "PNG\r\n", 0x1a, "\nIHDR pixels");
const MOVING_PNG = bytes(0x89, "PNG\r\n", 0x1a, "\nIHDR acTL");
const GIF = bytes("GIF89a pixels");
const WEBP = bytes("RIFF", 0, 0, 0, 0, "WEBPVP8X", 0, 0, 0, 0, 0);
const MOVING_WEBP = bytes("RIFF", 0, 0, 0, 0, "WEBPVP8X", 0, 0, 0, 0, 2);
const PDF = bytes("%PDF-1.7 page");

const file = (content: BlobPart, name: string, type = "") => new File([content], name, { type });
/** Draws whatever it is given: what comes of it is so many bytes, of the kind that a canvas makes. */
const drawsAs =
  (size: (kind: string | undefined) => number): DrawAnew =>
  (_, kind) =>
    Promise.resolve(
      new Blob(["x".repeat(size(kind))], {
        type: kind === "png" || kind === "webp" ? `image/${kind}` : "image/jpeg",
      }),
    );
const draws = drawsAs(() => 10);
const drawsNothing: DrawAnew = () => Promise.resolve(undefined);

test.each([
  ["jpeg", JPEG],
  ["png", PNG],
  ["gif", GIF],
  ["webp", WEBP],
  ["pdf", PDF],
  [undefined, bytes("just words")],
  [undefined, bytes("<html>")],
])("FW2: a file is %s by its own bytes", (kind, content) => {
  expect(kindOf(content)).toBe(kind);
});

test.each([
  ["a JPEG", JPEG],
  ["a PNG", PNG],
  ["a WebP", WEBP],
])("FW4: %s is drawn anew, so that nothing but its pixels goes up", async (_, content) => {
  const made = await prepared(file(content, "photo"), MAX, draws);
  if (typeof made === "string") throw new Error(made);
  expect(await made.blob.text()).toBe("x".repeat(10));
});

test.each([
  ["a GIF", GIF],
  ["an animated PNG", MOVING_PNG],
  ["an animated WebP", MOVING_WEBP],
  ["a PDF", PDF],
  ["a text", bytes("words")],
])("FW4: %s goes up as it is", async (_, content) => {
  const given = file(content, "as it is");
  expect(await prepared(given, MAX, draws)).toEqual({ name: "as it is", blob: given });
});

test("FW4: a picture that this browser can't draw goes up as it is", async () => {
  const given = file(JPEG, "photo.jpg");
  expect(await prepared(given, MAX, drawsNothing)).toEqual({ name: "photo.jpg", blob: given });
});

test("FW4: a picture of another kind, which the server would not take, becomes a photograph where it can be drawn", async () => {
  const heic = file(bytes(0, 0, 0, 24, "ftypheic"), "IMG_1.HEIC", "image/heic");
  expect(await prepared(heic, MAX, draws)).toMatchObject({ name: "IMG_1.jpg" });
  expect(await prepared(heic, MAX, drawsNothing)).toBe("kind");
});

test("FW2, FW4: how large a picture is counts once it was drawn; one without a photograph's kind that is too large then becomes one", async () => {
  const large = file(new Uint8Array([...PNG, ...new Uint8Array(MAX)]), "screen.png");
  expect(await prepared(large, MAX, draws)).toMatchObject({ name: "screen.png" });
  const asPhotograph = drawsAs((kind) => (kind === "png" ? MAX + 1 : 5));
  expect(await prepared(large, MAX, asPhotograph)).toMatchObject({ name: "screen.jpg" });
  expect(
    await prepared(
      large,
      MAX,
      drawsAs(() => MAX + 1),
    ),
  ).toBe("large");
});

test.each([
  ["an empty file", new Uint8Array(), "", "empty"],
  ["a film", bytes(0, 0, 0, 24, "ftypmp42"), "video/mp4", "kind"],
  ["a page", bytes("  <html>"), "text/html", "kind"],
  ["an archive over the limit", bytes("PK", ...new Uint8Array(MAX)), "", "kind"],
  ["a PDF over the limit", bytes("%PDF-", ...new Uint8Array(MAX)), "", "large"],
  ["a text over the limit", bytes("a".repeat(MAX + 1)), "text/plain", "large"],
])("FW2: %s is refused before anything goes up", async (_, content, type, why) => {
  expect(await prepared(file(content, "it", type), MAX, drawsNothing)).toBe(why);
});

test.each([
  ["UTF-8 with line ends and tabs", bytes(0xd0, 0x9b, "\r\n\tx"), true],
  ["a control", bytes("a", 0, "b"), false],
  ["half a character", bytes("a", 0xd0), false],
  ["white space alone", bytes(" \n"), false],
  ["what begins as markup does", bytes("\n <svg>"), false],
])("R41: what is text to the server is text here: %s", (_, content, isText) => {
  expect(isPlainText(content)).toBe(isText);
});

test("FW4: a picture keeps its name, but for the ending where it became another kind", () => {
  expect(nameAs("a.b.png", "png", "image/png")).toBe("a.b.png");
  expect(nameAs("a.b.png", "png", "image/jpeg")).toBe("a.b.jpg");
  expect(nameAs("photo", undefined, "image/jpeg")).toBe("photo.jpg");
});
