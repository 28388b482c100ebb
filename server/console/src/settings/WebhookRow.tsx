import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { Webhook, WebhookChange } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { webhookWords } from "../i18n/webhooks.ts";
import { locale, t } from "../i18n/index.ts";
import { AskedButton } from "../ui/AskedButton.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useAnswer } from "../ui/use-answer.ts";

type Change = WebhookChange["change"];

interface WebhookRowProps {
  webhook: Webhook;
  api: Pick<ConsoleApi, "deliveries" | "replayDelivery">;
  onChange: (change: Change) => void;
}

/** A webhook that is there: how it is, what can be done with it, and what it was sent. */
export function WebhookRow({ webhook, api, onChange }: WebhookRowProps): JSX.Element {
  const words = webhookWords;
  const { url, events, state, failingSinceMs } = webhook;
  const [isOpen, setOpen] = useState(false);
  const changes: Change[] = [
    ...(state === "on" ? (["test", "off"] as const) : (["on"] as const)),
    "newSecret",
  ];
  return (
    <li class="panel form">
      <h3 class="wide-word">{url}</h3>
      <p>{events.map((event) => words.events[event]).join(" · ")}</p>
      <p class="field-hint">
        {words.states[state]}. {failingSinceMs !== null && words.failing(whenOf(failingSinceMs))}
      </p>
      <div class="form-actions">
        {changes.map((change) => (
          <button
            key={change}
            type="button"
            class="button is-small"
            aria-label={words.of(words.actions[change], url)}
            onClick={() => onChange(change)}
          >
            {words.actions[change]}
          </button>
        ))}
        <AskedButton
          label={words.actions.remove}
          name={words.of(words.actions.remove, url)}
          question={words.removeAsk}
          keep={words.keep}
          onYes={() => onChange("remove")}
        />
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.deliveries}</summary>
        {isOpen && <Deliveries webhookId={webhook.webhookId} api={api} />}
      </details>
    </li>
  );
}

function Deliveries({
  webhookId,
  api,
}: {
  webhookId: string;
  api: WebhookRowProps["api"];
}): JSX.Element {
  const words = webhookWords;
  const ask = useCallback(() => api.deliveries(webhookId), [api, webhookId]);
  const { answer: deliveries, problem, retry } = useAnswer(ask);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const replay = async (deliveryId: string): Promise<void> => {
    setFailure(
      await api.replayDelivery(webhookId, deliveryId).then(
        () => undefined,
        () => t.errors.desk.internal,
      ),
    );
    retry();
  };
  return (
    <>
      <FormProblem text={problem ?? failure} />
      <p>
        <button type="button" class="button is-small" onClick={retry}>
          {words.refresh}
        </button>
      </p>
      {deliveries?.length === 0 && <p class="field-hint">{words.noDeliveries}</p>}
      <ul class="sessions">
        {deliveries?.map(({ deliveryId, type, atMs, tries, dueAtMs, isDelivered, outcome }) => (
          <li key={deliveryId} class="session">
            <div>
              <p>
                <code>{type}</code>
              </p>
              <p class="field-hint">
                {whenOf(atMs)} ·{" "}
                {isDelivered
                  ? words.came
                  : dueAtMs === null
                    ? words.givenUp(outcome ?? "")
                    : words.waiting(outcome)}{" "}
                · {words.tries(tries)}
              </p>
            </div>
            <button
              type="button"
              class="button is-small"
              aria-label={words.replayOf(type, whenOf(atMs))}
              onClick={() => void replay(deliveryId)}
            >
              {words.replay}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function whenOf(atMs: number): string {
  return new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "medium" });
}
