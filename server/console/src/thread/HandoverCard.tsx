import type { JSX } from "preact";
import type { LastingEventOf } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { calm } from "@presently/shared/view/calm";
import { HandoverIcon } from "../ui/icons.tsx";

interface HandoverCardProps {
  event: LastingEventOf<"transfer.offered">;
  nameOf: (agentId: string) => string;
}

/** What one agent leaves for the next, so that the visitor repeats nothing (M4). */
export function HandoverCard({ event, nameOf }: HandoverCardProps): JSX.Element {
  const words = t.thread.handover;
  const rows: [string, string | null][] = [
    [words.wanted, event.text.wanted],
    [words.tried, event.text.tried],
    [words.promised, event.text.promised],
    [words.reason, t.thread.transfer.reasons[event.transferReason]],
    [words.again, event.text.again],
  ];
  return (
    <article
      class="handover"
      aria-label={words.title(nameOf(event.fromAgentId), nameOf(event.agentId))}
    >
      <h3>
        <HandoverIcon /> <bdi>{words.title(nameOf(event.fromAgentId), nameOf(event.agentId))}</bdi>
      </h3>
      <dl>
        {rows.map(([label, text]) =>
          text === null || text === "" ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{calm(text)}</dd>
            </div>
          ),
        )}
      </dl>
    </article>
  );
}
