import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { VisitorCard } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { t } from "../i18n/index.ts";
import { askedFor } from "./asked-for.ts";
import { knownFacts } from "./card-facts.ts";

/** What the draft asks for and the card says: seen by the agent alone, in nobody's way, put into the draft by one tap (M5). */
export function KnownFacts({
  draft,
  card,
  onInsert,
}: {
  draft: string;
  card: VisitorCard;
  onInsert: (value: string) => void;
}): JSX.Element {
  const asked = useMemo(() => askedFor(draft), [draft]);
  const facts = knownFacts(asked, card, draft);
  return (
    <div role="status" class="known-facts">
      {facts.length > 0 && <span class="known-title">{t.knownFacts.title}</span>}
      {facts.map((fact) => (
        <button
          key={fact.asked}
          type="button"
          class="known-fact"
          onClick={() => onInsert(fact.value)}
        >
          <span class="known-label">{t.knownFacts.labels[fact.asked]}</span>{" "}
          <bdi class="known-value">{calm(fact.value)}</bdi>{" "}
          <span class="known-insert">{t.knownFacts.insert}</span>
        </button>
      ))}
    </div>
  );
}
