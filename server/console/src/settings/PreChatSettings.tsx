import type { JSX } from "preact";
import type { AgentCommand, FormField, SettingsView } from "@presently/shared/protocol";
import { MAX_FORM_QUESTION_CHARS } from "@presently/shared/protocol/form-limits";
import { FieldChecks } from "../forms/FieldChecks.tsx";
import { askedForm } from "../forms/asked-form.ts";
import { t } from "../i18n/index.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";

interface PreChatSettingsProps {
  site: SettingsView["sites"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** What a site asks right after the first message (FO6); with nothing ticked it asks nothing. */
export function PreChatSettings({ site, send }: PreChatSettingsProps): JSX.Element {
  const words = t.forms.preChat;
  const { siteId, preChat } = site;
  const form = useForm<{ fields: readonly FormField[]; question: string }>({
    initial: {
      fields: preChat.fields,
      question: preChat.fields.includes("question") ? preChat.question : "",
    },
    check: () => ({}),
    send: ({ fields: ticked, question: typed }) => {
      const { fields, text: question = "" } = askedForm(ticked, typed);
      return send({ type: "site.setPreChat", siteId, form: { fields, question } });
    },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {words.title}: <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={form.problems.form} />
      <FieldChecks
        legend={words.fields}
        fields={form.values.fields}
        onFields={(fields) => form.set("fields", fields)}
      />
      <Field
        label={words.question}
        hint={words.questionHint}
        maxLength={MAX_FORM_QUESTION_CHARS}
        value={form.values.question}
        onValue={(question) => form.set("question", question)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
