import type { ByteSource } from "../byte-source.ts";

const STEP = 32 * 1024;
/** Controls but tab, line feed, form feed and carriage return. */
// oxlint-disable-next-line no-control-regex -- it is about them
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

/** Whether a file is text that means nothing to a browser: valid UTF-8, no controls, and not what begins as markup does (R41). */
export async function isPlainText(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isBegun = false;
  for (let at = 0; at < source.size;) {
    const bytes = await source.bytes(at, STEP);
    if (bytes.length === 0) return false;
    at += bytes.length;
    const text = decoded(decoder, bytes, at < source.size);
    if (text === undefined || CONTROL.test(text)) return false;
    const first: string | undefined = isBegun ? undefined : /\S/.exec(text)?.[0];
    if (first === "<") return false;
    isBegun ||= first !== undefined;
  }
  return isBegun;
}

/** Undefined where it is no UTF-8. */
function decoded(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Buffer,
  stream: boolean,
): string | undefined {
  try {
    return decoder.decode(bytes, { stream });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
