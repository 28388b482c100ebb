import type { Callback } from "@presently/shared/protocol";

/** How the visitor of a conversation is called back, from its row; null = they are not. */
export function callbackOf(row: {
  readonly callback: Callback["way"] | null;
  readonly turnUntilMs: number | null;
}): Callback | null {
  return row.callback === null ? null : { way: row.callback, turnUntilMs: row.turnUntilMs };
}
