import { describe, expect, test } from "vitest";
import { DeskError } from "@presently/shared/protocol";
import { byteSource, type Positioned } from "./byte-source.ts";
import { lookThrough } from "./look-through.ts";
import {
  gifWithPlaces,
  jpegWithPlaces,
  pngWithPlaces,
  SECRET_PLACE,
  webpWithPlaces,
} from "./testing/pictures.ts";

/** Bytes in memory, read as those of a file are. */
function inMemory(bytes: Buffer): Positioned {
  return {
    read: async (into, offset, length, position) => ({
      bytesRead: bytes.copy(into, offset, position, position + length),
    }),
  };
}

const source = (bytes: Buffer) => byteSource(inMemory(bytes), bytes.length);

async function kept(bytes: Buffer) {
  const { parts, ...seen } = await lookThrough(source(bytes));
  const rest = Buffer.concat(
    parts.map((part) => ("instead" in part ? part.instead : bytes.subarray(part.from, part.to))),
  );
  return { ...seen, rest };
}

async function refusal(bytes: Buffer): Promise<string | undefined> {
  try {
    await lookThrough(source(bytes));
    return undefined;
  } catch (error) {
    return error instanceof DeskError ? error.code : String(error);
  }
}

const pictures = {
  jpeg: jpegWithPlaces(),
  png: pngWithPlaces(),
  webp: webpWithPlaces(),
  gif: gifWithPlaces(),
};

describe("FL3, R41: of a picture nothing is kept that tells where it was taken", () => {
  test.for(Object.entries(pictures))("%s", async ([kind, bytes]) => {
    expect(bytes.includes(SECRET_PLACE)).toBe(true);
    const found = await kept(bytes);
    // The photograph was taken on its side: its size is the one that it is seen in.
    const size = kind === "jpeg" ? { width: 480, height: 640 } : { width: 640, height: 480 };
    expect(found).toMatchObject({ kind, ...size });
    expect(found.rest.includes(SECRET_PLACE)).toBe(false);
    // What is kept is a picture still, and nothing of it is to be dropped any more.
    const again = await kept(found.rest);
    expect(again.rest.equals(found.rest)).toBe(true);
  });

  test("what it is drawn from stays: colours, pixels, every scan, and how often it runs", async () => {
    const restOf = async (bytes: Buffer) => (await kept(bytes)).rest.toString("latin1");
    const jpeg = await restOf(pictures.jpeg);
    expect(jpeg).toContain("ICC_PROFILE");
    expect(jpeg.split("\u00ff\u00da")).toHaveLength(3);
    expect(jpeg.endsWith("\u0078\u00ff\u0000\u009a\u00ff\u00d9")).toBe(true);
    expect(await restOf(pictures.png)).toMatch(/IHDR.*gAMA.*IDATpixels.*IEND/s);
    expect(await restOf(pictures.gif)).toMatch(/NETSCAPE2\.0.*pixels/s);
    const webp = (await kept(pictures.webp)).rest;
    expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
    expect(webp.readUInt8(20)).toBe(0x10);
  });

  test("which way up a photograph was taken is the one thing of its Exif that stays", async () => {
    const { rest } = await kept(jpegWithPlaces({ turn: 6 }));
    const at = rest.indexOf("Exif\0\0");
    expect(rest.subarray(at + 6, at + 32).toString("hex")).toBe(
      "4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000",
    );
    expect((await kept(jpegWithPlaces({ turn: 1 }))).rest.includes("Exif")).toBe(false);
  });
});

describe("FL3, R41: a file is what its own bytes say", () => {
  test.for([
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["a drawing that is a program", '\n <svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["XML, with a mark before it", '\ufeff<?xml version="1.0"?>'],
    ["nothing but space", " \n\t "],
    ["text with controls", "a\u0000b"],
    ["a program", "\u007fELF\u0002\u0001"],
    ["a package", "PK\u0003\u0004"],
  ] as const)("%s is refused", async ([, text]) => {
    expect(await refusal(Buffer.from(text))).toBe("file.not-accepted");
  });

  test("text is UTF-8, PDF begins as one", async () => {
    expect(await kept(Buffer.from("Grüße,\n\tяко"))).toMatchObject({ kind: "txt", width: null });
    expect(await refusal(Buffer.from("Gr\u00fc\u00dfe", "latin1"))).toBe("file.not-accepted");
    expect(await kept(Buffer.from("%PDF-1.7\n…"))).toMatchObject({ kind: "pdf" });
  });

  test("a picture that is cut off or runs beyond its end is refused, wherever, and is never a fault of ours", async () => {
    for (const [kind, bytes] of Object.entries(pictures)) {
      for (let length = 3; length < bytes.length; length += 1) {
        const found = await refusal(bytes.subarray(0, length));
        // Behind its last part nothing is missing; before its signature is whole, it may be text.
        const isSurely = length >= 16 && length < 64;
        const fine = isSurely ? ["file.not-accepted"] : ["file.not-accepted", undefined];
        expect(fine, `${kind} of ${length} bytes`).toContain(found);
      }
    }
  });

  test.for([0, 1, 2, 3, 4, 5, 6, 7])(
    "a JPEG whose last segment says that it has %i bytes is refused",
    async (length) => {
      const start = jpegWithPlaces().subarray(0, 20);
      for (const marker of [0xc0, 0xc2, 0xe1, 0xda]) {
        const cut = Buffer.concat([start, Buffer.from([0xff, marker, 0, length]), Buffer.alloc(8)]);
        for (let end = start.length; end <= cut.length; end += 1)
          expect(await refusal(cut.subarray(0, end))).toBe("file.not-accepted");
      }
    },
  );

  test("a picture of more than 40 megapixels is refused by its head alone", async () => {
    expect(await refusal(pngWithPlaces({ width: 8_000, height: 5_000 }))).toBe(undefined);
    expect(await refusal(pngWithPlaces({ width: 8_000, height: 5_001 }))).toBe("file.not-accepted");
    expect(await refusal(jpegWithPlaces({ width: 65_000, height: 65_000 }))).toBe(
      "file.not-accepted",
    );
    expect(await refusal(pngWithPlaces({ width: 0 }))).toBe("file.not-accepted");
  });
});

test("R41: a picture that says of itself to be small and brings a large one is refused", async () => {
  const gif = gifWithPlaces();
  const image = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 0x80, 0x02, 0xe0, 0x01]));
  for (const [at, value] of [
    [5, 641],
    [7, 481],
    [1, 1],
    [3, 65_535],
  ] as const) {
    const large = Buffer.from(gif);
    large.writeUInt16LE(value, image + at);
    expect(await refusal(large)).toBe("file.not-accepted");
  }
  const jpeg = jpegWithPlaces({ width: 8, height: 8 });
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const second = Buffer.from(jpeg.subarray(frame, scan));
  second.writeUInt32BE(0xffffffff, 5);
  const twice = [jpeg.subarray(0, frame), second, jpeg.subarray(frame)];
  expect(await refusal(Buffer.concat(twice))).toBe("file.not-accepted");
  expect(await refusal(jpeg)).toBe(undefined);
});

describe("R23: a file that is cut into the smallest pieces is refused after few of them", () => {
  const size = 2 * 1024 * 1024;
  const webp = Buffer.from(webpWithPlaces().subarray(0, 12));
  webp.writeUInt32LE(size - 8, 4);
  const canvas = webpWithPlaces().subarray(12, 30);
  test.for([
    ["a JPEG of bytes that only fill", Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0xff]), 100],
    [
      "a GIF of sub-blocks of one byte",
      gifWithPlaces().subarray(0, 21),
      Buffer.from([1, 0x20]),
      80_000,
    ],
    ["a WebP of empty chunks", Buffer.concat([webp, canvas]), Buffer.from("JUNK\0\0\0\0"), 80_000],
    [
      "a PNG of empty chunks",
      pngWithPlaces().subarray(0, 33),
      Buffer.from("\0\0\0\0tIME\0\0\0\0"),
      80_000,
    ],
  ] as const)("%s", async ([, head, piece, most]) => {
    const bytes = Buffer.concat([head, Buffer.alloc(size - head.length, piece)]);
    let looks = 0;
    let reads = 0;
    const file = inMemory(bytes);
    const counted = byteSource(
      { read: (...where) => ((reads += 1), file.read(...where)) },
      bytes.length,
    );
    const looked = lookThrough({
      size,
      bytes: (at, length) => ((looks += 1), counted.bytes(at, length)),
    });
    await expect(looked).rejects.toMatchObject({ code: "file.not-accepted" });
    expect(looks).toBeLessThan(most);
    // What is in the window is walked through without a turn of its own for every step.
    expect(reads).toBeLessThanOrEqual(Math.ceil(size / (32 * 1024)));
  });
});
