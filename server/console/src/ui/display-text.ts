import { calm } from "@presently/shared/view/calm";
import { t } from "../i18n/index.ts";

/** Characters that turn the direction of what follows, or show nothing: they have no business in a name (R38). */
const TRICKS = /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u061c\ufeff]/g;

/** A name as it is shown; whoever gave none is called a visitor. */
export function visitorNameOf(name: string | null | undefined): string {
  const shown = calm((name ?? "").replace(TRICKS, "")).trim();
  return shown === "" ? t.inbox.visitor : shown;
}
