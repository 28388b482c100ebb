import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { AgentId, ArticleList } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Who sees to it that something written stays true (AR2, CR2). */
export function KeeperChoice(props: {
  keepers: ArticleList["keepers"];
  value: AgentId;
  onKeeper: (keeperId: AgentId) => void;
}): JSX.Element {
  const id = useId();
  const words = t.articles.form;
  return (
    <div class="field">
      <label for={id}>{words.keeper}</label>
      <p class="field-hint" id={`${id}-hint`}>
        {words.keeperHint}
      </p>
      <select
        id={id}
        class="input"
        value={props.value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const chosen = props.keepers.find(({ agentId }) => agentId === event.currentTarget.value);
          if (chosen !== undefined) props.onKeeper(chosen.agentId);
        }}
      >
        {props.keepers.map(({ agentId, name }) => (
          <option key={agentId} value={agentId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
