import { t } from "../i18n/index.ts";

/** More marks than this on one letter only break the layout (R38). */
const MAX_MARKS = 8;
const EXCESS_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, "gu");
/** Characters that turn the direction of what follows, or show nothing: they have no business in a name (R38). */
const TRICKS = /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u061c\ufeff]/g;

/** A text as it is shown: towers of combining marks are cut. */
export function calm(text: string): string {
  return text.replace(EXCESS_MARKS, "$1");
}

/** A name as it is shown; whoever gave none is called a visitor. */
export function visitorNameOf(name: string | null | undefined): string {
  const shown = calm((name ?? "").replace(TRICKS, "")).trim();
  return shown === "" ? t.inbox.visitor : shown;
}
