import { expect, test } from "vitest";
import { HEAD_BYTES, whyNotTaken } from "./chosen-file.ts";

const limits = { maxBytes: 1000 };
const why = (content: string | Uint8Array, bytes?: number) => {
  const head = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return whyNotTaken(bytes ?? head.length, head.subarray(0, HEAD_BYTES), limits);
};

test("R41: pictures, PDF and plain text are uploaded, whatever they are called", () => {
  for (const content of [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16),
    "GIF89a...",
    "RIFF....WEBPVP8 ",
    "%PDF-1.7",
    "Order 17\tDone\r\n",
    "Ąžuolas, дъб",
  ])
    expect(why(content, 900)).toBeUndefined();
  // Cut within a character.
  expect(why(new TextEncoder().encode("дъб").subarray(0, 5))).toBeUndefined();
});

test("R41: what the server would refuse is refused before it is uploaded: empty, too large, markup, archives, films", () => {
  expect(why("", 0)).toBe("empty");
  expect(why("long", 1001)).toBe("tooLarge");
  expect(why("long", 1000)).toBeUndefined();
  for (const content of [
    "  <svg onload=alert(1)>",
    "PK\u0003\u0004",
    "\u0000\u0000\u0000\u0018ftypmp42",
    "RIFF....AVI LIST\u0000",
    Uint8Array.of(0xff, 0xfe, 65, 66),
  ])
    expect(why(content)).toBe("kind");
});
