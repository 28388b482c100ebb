import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Webhook, WebhookChange, WebhookEvent } from "@presently/shared/protocol";
import { webhookEvents } from "@presently/shared/protocol/webhook-limits";
import type { ConsoleApi } from "../api.ts";
import { webhookWords } from "../i18n/webhooks.ts";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { ShownOnce } from "../ui/ShownOnce.tsx";
import { Ticks } from "../ui/Ticks.tsx";
import { useAnswer } from "../ui/use-answer.ts";
import { WebhookRow } from "./WebhookRow.tsx";

export interface WebhookSettingsProps {
  api: Pick<
    ConsoleApi,
    "webhooks" | "makeWebhook" | "changeWebhook" | "deliveries" | "replayDelivery"
  >;
}

const empty: { url: string; events: readonly WebhookEvent[] } = { url: "", events: [] };

/** Who is told what happens (WH1): added, tried, watched, and taken away. */
export function WebhookSettings({ api }: WebhookSettingsProps): JSX.Element {
  const words = webhookWords;
  const { answer: webhooks, problem, retry } = useAnswer(api.webhooks);
  /** A secret that was just made; `isNext` = the one before it signs for a while yet (WH4). */
  const [shown, setShown] = useState<{ secret: string; isNext: boolean } | undefined>(undefined);
  const [told, setTold] = useState("");
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const title = useRef<HTMLHeadingElement>(null);
  const form = useForm({
    initial: empty,
    check: ({ url, events }) => ({
      url: url.trim().startsWith("https://") ? undefined : words.urlWrong,
      events: events.length === 0 ? words.eventsNeeded : undefined,
    }),
    send: async ({ url, events }) => {
      const secret = await api.makeWebhook({
        url: url.trim(),
        events: [...events],
        siteIds: null,
      });
      setShown({ secret, isNext: false });
      form.reset(empty);
      retry();
    },
    refused: { "value.invalid": "url" },
    words: { "value.invalid": words.urlWrong, "value.taken": words.tooMany },
  });
  const change = async ({ webhookId }: Webhook, what: WebhookChange["change"]): Promise<void> => {
    setFailure(undefined);
    try {
      const next = await api.changeWebhook(webhookId, what);
      if (what === "newSecret") setShown({ secret: next, isNext: true });
      setTold(words.did[what]);
      if (what === "remove") title.current?.focus(); // the button goes with its row
      retry();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isOff = error.code === "conversation.wrong-state";
      setFailure(isOff ? words.isOff : (t.errors.desk[error.code] ?? t.errors.desk.internal));
      retry(); // somebody else has changed it
    }
  };
  return (
    <>
      {shown === undefined ? (
        <form class="panel form" noValidate onSubmit={form.submit}>
          <h2>{words.add}</h2>
          <FormProblem text={form.problems.form} />
          <Field
            label={words.url}
            hint={words.urlHint}
            type="url"
            value={form.values.url}
            problem={form.problems.url}
            onValue={(url) => form.set("url", url)}
          />
          <Ticks
            legend={words.eventsLegend}
            problem={form.problems.events}
            options={webhookEvents.map((value) => ({ value, label: words.events[value] }))}
            chosen={form.values.events}
            onChosen={(events) => form.set("events", events)}
          />
          <div>
            <button type="submit" class="button is-main" disabled={form.isBusy}>
              {form.isBusy ? words.making : words.make}
            </button>
          </div>
        </form>
      ) : (
        <ShownOnce
          title={words.secret}
          hint={shown.isNext ? `${words.secretHint} ${words.secretNew}` : words.secretHint}
          secret={shown.secret}
          done={words.done}
          onDone={() => setShown(undefined)}
        />
      )}
      <h2 ref={title} tabIndex={-1}>
        {words.list}
      </h2>
      <p role="status" class="field-hint">
        {told}
      </p>
      <FormProblem text={problem ?? failure} />
      {webhooks?.length === 0 && <p class="field-hint">{words.none}</p>}
      <ul class="sessions">
        {webhooks?.map((webhook) => (
          <WebhookRow
            key={webhook.webhookId}
            webhook={webhook}
            api={api}
            onChange={(what) => void change(webhook, what)}
          />
        ))}
      </ul>
    </>
  );
}
