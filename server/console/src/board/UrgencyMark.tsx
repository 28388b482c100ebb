import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

const SIGNS = { calm: "○", soon: "◐", late: "▲" } as const;
const PILLS = { calm: "pill", soon: "pill is-warn", late: "pill is-bad" } as const;

/** How far a wait is, by a colour, a sign and words: never by a colour alone (BO1). */
export function UrgencyMark({ urgency }: { urgency: keyof typeof SIGNS }): JSX.Element {
  return (
    <span class="board-urgency">
      <span class={PILLS[urgency]} title={t.board.urgencyOf[urgency]}>
        <span aria-hidden="true">{SIGNS[urgency]}</span> {t.board.urgency[urgency]}
      </span>
    </span>
  );
}
