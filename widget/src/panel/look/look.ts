import type { PanelHandle } from "../panel-handle.ts";
import { dress as dressNow } from "./dress.ts";
import { prepare } from "./prepare.ts";

/**
 * What few sites set of the look, and scripts change at run time: words in place of the language's, another language, the font, the size, how
 * dense it is, the shadow. A file of its own, fetched where something of it is set.
 */
export { prepare };

/** Looks as `further` says; from now on it is this file, of the language that is spoken, which scripts are heard by. */
export function dress(handle: PanelHandle): void {
  handle.prepare = prepare;
  dressNow(handle);
}
