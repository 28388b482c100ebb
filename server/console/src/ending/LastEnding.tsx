import type { JSX } from "preact";
import type { VisitorCard } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { locale, t } from "../i18n/index.ts";

interface LastEndingProps {
  former: VisitorCard["formerConversations"];
  nameOf: (agentId: string) => string;
}

/** How it ended the last time: the first thing that is read of who comes back (M28, EN2). */
export function LastEnding({ former, nameOf }: LastEndingProps): JSX.Element | null {
  const last = former.find(({ ending }) => ending !== null);
  if (last === undefined) return null;
  const day = new Date(last.startedAtMs).toLocaleDateString(locale, { dateStyle: "medium" });
  return (
    <section class="last-ending" aria-label={t.endings.lastTime}>
      <h3>{t.endings.lastTime}</h3>
      <p dir="auto">{calm(last.ending ?? "")}</p>
      <p class="field-hint">
        {day}
        {last.agentId !== null && `, ${t.inbox.with(nameOf(last.agentId))}`}
      </p>
    </section>
  );
}
