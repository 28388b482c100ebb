/** Bytes that stand for where a photograph was taken: wherever they are found, they were not stripped. */
export const SECRET_PLACE = "GPS 42.6977N 23.3219E";

const ascii = (text: string) => Buffer.from(text, "latin1");

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u32le(value: number): Buffer {
  return u32(value).reverse();
}

function u16(value: number): Buffer {
  return u32(value).subarray(2);
}

/** A segment of a JPEG. */
function segment(marker: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body]);
}

const JPEG_START = Buffer.from([0xff, 0xd8]);

/** Exif with which way up it was taken and, behind it, the place. */
export function exifOf(turn: number): Buffer {
  const entry = Buffer.concat([u16(0x0112), u16(3), u32(1), u16(turn), u16(0)]);
  const directory = Buffer.concat([ascii("MM"), u16(42), u32(8), u16(1), entry, u32(0)]);
  return Buffer.concat([ascii("Exif\0\0"), directory, ascii(SECRET_PLACE)]);
}

/** A JPEG in form: what a photograph from a phone has before, in and behind it. Its scan is no picture. */
export function jpegWithPlaces({ turn = 6, width = 640, height = 480 } = {}): Buffer {
  const frame = Buffer.concat([
    Buffer.from([8]),
    u16(height),
    u16(width),
    Buffer.from([1, 1, 0x11, 0]),
  ]);
  return Buffer.concat([
    JPEG_START,
    segment(0xe0, Buffer.concat([ascii("JFIF\0"), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])])),
    segment(0xe1, exifOf(turn)),
    segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET_PLACE}</x>`)),
    segment(0xe2, ascii("ICC_PROFILE\0\u0001\u0001colours")),
    segment(0xe2, ascii(`MPF\0${SECRET_PLACE}`)),
    segment(0xed, ascii(`Photoshop 3.0\0${SECRET_PLACE}`)),
    segment(0xfe, ascii(SECRET_PLACE)),
    segment(0xf7, ascii(SECRET_PLACE)),
    segment(0x42, ascii(SECRET_PLACE)),
    segment(0xc2, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    segment(0xe1, ascii(`Exif\0\0${SECRET_PLACE}`)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x78, 0xff, 0x00, 0x9a, 0xff, 0xd9]),
    ascii(`a film behind the picture ${SECRET_PLACE}`),
  ]);
}

function pngChunk(type: string, body: Buffer): Buffer {
  return Buffer.concat([u32(body.length), ascii(type), body, u32(0)]);
}

export function pngWithPlaces({ width = 640, height = 480 } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])])),
    pngChunk("eXIf", ascii(SECRET_PLACE)),
    pngChunk("iTXt", ascii(`XML:com.adobe.xmp\0${SECRET_PLACE}`)),
    pngChunk("gAMA", u32(45_455)),
    pngChunk("IDAT", ascii("pixels")),
    pngChunk("tEXt", ascii(`Comment\0${SECRET_PLACE}`)),
    pngChunk("IEND", Buffer.alloc(0)),
    ascii(`behind ${SECRET_PLACE}`),
  ]);
}

function webpChunk(type: string, body: Buffer): Buffer {
  const padding = Buffer.alloc(body.length % 2);
  return Buffer.concat([ascii(type), u32le(body.length), body, padding]);
}

export function webpWithPlaces(): Buffer {
  const canvas = Buffer.concat([
    Buffer.from([0x0c | 0x10, 0, 0, 0]),
    u32le(639).subarray(0, 3),
    u32le(479).subarray(0, 3),
  ]);
  const chunks = Buffer.concat([
    webpChunk("VP8X", canvas),
    webpChunk("VP8 ", ascii("pixels!")),
    webpChunk("EXIF", ascii(SECRET_PLACE)),
    webpChunk("XMP ", ascii(`${SECRET_PLACE}.`)),
  ]);
  return Buffer.concat([
    ascii("RIFF"),
    u32le(chunks.length + 4),
    ascii("WEBP"),
    chunks,
    ascii(`behind ${SECRET_PLACE}`),
  ]);
}

export function gifWithPlaces(): Buffer {
  const block = (text: string) => Buffer.concat([Buffer.from([text.length]), ascii(text)]);
  const end = Buffer.from([0]);
  return Buffer.concat([
    ascii("GIF89a"),
    Buffer.from([0x80, 0x02, 0xe0, 0x01, 0x80, 0, 0]),
    Buffer.from([0, 0, 0, 255, 255, 255]),
    Buffer.from([0x21, 0xff]),
    block("NETSCAPE2.0"),
    block("\u0001\u0000\u0000"),
    end,
    Buffer.from([0x21, 0xff]),
    block("XMP DataXMP"),
    block(SECRET_PLACE),
    end,
    Buffer.from([0x21, 0xfe]),
    block(SECRET_PLACE),
    end,
    Buffer.from([0x2c, 0, 0, 0, 0, 0x80, 0x02, 0xe0, 0x01, 0, 2]),
    block("pixels"),
    end,
    Buffer.from([0x3b]),
    ascii(`behind ${SECRET_PLACE}`),
  ]);
}
