import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";
import { promisedInWords } from "./promised-in-words.ts";

interface PromiseOfferProps {
  draft: string;
  /** The agent's yes. */
  onYes: (dueAtMs: number) => void;
}

/** The promise that stands in the agent's own words, offered beside them: it is made by a yes alone, and otherwise nothing happens (M7). */
export function PromiseOffer({ draft, onYes }: PromiseOfferProps): JSX.Element {
  const nowMs = useNowMs(60_000);
  const dueAtMs = useMemo(() => promisedInWords(draft, nowMs), [draft, nowMs]);
  return (
    <div role="status" class="known-facts">
      {dueAtMs !== undefined && (
        <button
          type="button"
          class="known-fact"
          title={t.promises.offerHint}
          onClick={() => onYes(dueAtMs)}
        >
          <span class="known-value">{t.promises.offer(momentOf(dueAtMs, nowMs))}</span>{" "}
          <span class="known-insert">{t.promises.offerYes}</span>
        </button>
      )}
    </div>
  );
}
