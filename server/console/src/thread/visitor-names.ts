import type { VisitorCard } from "@presently/shared/protocol";
import { visitorNameOf } from "../ui/display-text.ts";

type Named = Pick<VisitorCard, "name" | "verified">;

/**
 * What stands over the card, beside whether it is verified: the name that was signed, else who is signed in; a name that was typed only
 * where nothing is signed (ID8).
 */
export function cardTitleOf({ name, verified }: Named): string {
  return visitorNameOf(verified === null ? name : (verified.name ?? verified.subject));
}

/** The name that was typed, where another stands over the card; null where there is none (ID8). */
export function claimedNameOf({ name, verified }: Named): string | null {
  return verified === null || name === verified.name ? null : name;
}

/** What the visitor is called in the thread: as the site signed it, else as they say; until the card has come, as in the lane (ID8). */
export function threadNameOf(card: Named | undefined, laneName: string | null): string {
  return visitorNameOf(card?.verified?.name ?? card?.name ?? laneName);
}
