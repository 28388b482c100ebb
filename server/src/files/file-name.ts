import { MAX_FILE_NAME_CHARS } from "@presently/shared/protocol";
import { cleanName } from "../content.ts";

/** What is said of a file that brings no name. */
const NAMELESS = "file";

/** A file's name as it is shown and saved under: one line, nothing unseen, no folders, and of a long one the ending stays (R38). It never becomes a path here. */
export function cleanFileName(typed: string): string {
  const last = typed.split(/[\\/]/).at(-1) ?? "";
  const name = cleanName(last, last.length)?.replace(/^\.+/, "") ?? "";
  if (name === "") return NAMELESS;
  if (name.length <= MAX_FILE_NAME_CHARS) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  // By whole characters, so that none is cut in two.
  return `${Array.from(name)
    .slice(0, MAX_FILE_NAME_CHARS / 2 - ending.length)
    .join("")}…${ending}`;
}

/** A name from the header that carries it, percent-encoded. What is not encoded well has no name. */
export function fileNameIn(header: unknown): string {
  if (typeof header !== "string") return NAMELESS;
  try {
    return cleanFileName(decodeURIComponent(header));
  } catch (error) {
    if (error instanceof URIError) return NAMELESS;
    throw error;
  }
}
