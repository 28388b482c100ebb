import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentCommand, SiteId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

interface TakeStartersProps {
  siteId: SiteId;
  mayForAll: boolean;
  send: (command: AgentCommand) => Promise<void>;
  telling: (act: Promise<void>) => Promise<void>;
}

/** The starters that come with the product, to be taken with one press (CR7). */
export function TakeStarters({ siteId, mayForAll, send, telling }: TakeStartersProps): JSX.Element {
  const words = t.cannedReplies.starters;
  const [isTaken, setTaken] = useState(false);
  const take = async (of: SiteId | null): Promise<void> => {
    setTaken(false);
    await send({ type: "cannedReply.takeStarters", siteId: of });
    setTaken(true);
  };
  return (
    <section class="panel" aria-labelledby="starters-title">
      <h2 id="starters-title">{words.title}</h2>
      <p class="field-hint">{words.hint}</p>
      <div class="form-actions">
        <button type="button" class="button" onClick={() => void telling(take(siteId))}>
          {words.take}
        </button>
        {mayForAll && (
          <button type="button" class="button" onClick={() => void telling(take(null))}>
            {words.takeForAll}
          </button>
        )}
        <span role="status" class="field-hint">
          {isTaken && words.taken}
        </span>
      </div>
    </section>
  );
}
