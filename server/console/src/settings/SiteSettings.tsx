import { Fragment, type JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentCommand, FileLimits, SettingsView, Register } from "@presently/shared/protocol";
import { MAX_NAME_CHARS } from "@presently/shared/protocol/clean-text";
import type { ConsoleApi } from "../api.ts";
import { limitOf } from "../files/shown-files.ts";
import { t } from "../i18n/index.ts";
import { Check } from "../ui/Check.tsx";
import { neededProblem, originProblem, tidyOrigin } from "../ui/checks.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { GoodwillSettings } from "./GoodwillSettings.tsx";
import { IdentitySettings } from "./IdentitySettings.tsx";
import { InstallCheck } from "./InstallCheck.tsx";
import { KeepSettings } from "./KeepSettings.tsx";
import { LookSettings } from "./LookSettings.tsx";
import type { SetPicture } from "./PictureField.tsx";
import { OriginList } from "./OriginList.tsx";
import { PauseSelect } from "./PauseSelect.tsx";
import { RegisterSelect } from "./RegisterSelect.tsx";
import { PreChatSettings } from "./PreChatSettings.tsx";
import { ReplyTimeSelect } from "./ReplyTimeSelect.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { WaitLimitSelect } from "./WaitLimitSelect.tsx";

type Site = SettingsView["sites"][number];

export interface SiteSettingsProps {
  sites: readonly Site[];
  /** What is taken of files; undefined until the server has said so. */
  fileLimits: FileLimits | undefined;
  send: (command: AgentCommand) => Promise<void>;
  onInstallCheck: ConsoleApi["installCheck"];
  onShowKey: ConsoleApi["showIdentityKey"];
  onPicture: SetPicture;
  onCount: ConsoleApi["countOlder"];
}

export function SiteSettings({
  sites,
  fileLimits,
  send,
  onInstallCheck,
  onShowKey,
  onPicture,
  onCount,
}: SiteSettingsProps): JSX.Element {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {sites.map((site) => (
        <Fragment key={site.siteId}>
          <SiteForm
            site={site}
            fileLimits={fileLimits}
            send={send}
            onInstallCheck={onInstallCheck}
          />
          <LookSettings site={site} send={send} onPicture={onPicture} />
          <PreChatSettings site={site} send={send} />
          <IdentitySettings site={site} send={send} onShowKey={onShowKey} />
          <GoodwillSettings site={site} send={send} />
          <KeepSettings site={site} send={send} onCount={onCount} />
        </Fragment>
      ))}
      {isAdding ? (
        <NewSite
          onCreate={async (name, origins) => {
            await send({ type: "site.create", name, origins });
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button type="button" class="button" onClick={() => setAdding(true)}>
          {t.settings.sites.add}
        </button>
      )}
    </>
  );
}

interface SiteValues {
  name: string;
  origins: readonly string[];
  isAutoAccept: boolean;
  replyWithinHours: number;
  waitLimitMs: number;
  pauseAfterMs: number;
  register: Register;
  callsByPhone: boolean;
  takesFiles: boolean;
}

function SiteForm({
  site,
  fileLimits,
  send,
  onInstallCheck,
}: { site: Site } & Omit<
  SiteSettingsProps,
  "sites" | "onShowKey" | "onPicture" | "onCount"
>): JSX.Element {
  const words = t.settings.sites;
  const form = useForm<SiteValues>({
    initial: {
      name: site.name,
      origins: site.origins,
      isAutoAccept: site.isAutoAccept,
      replyWithinHours: site.replyWithinHours,
      waitLimitMs: site.waitLimitMs,
      pauseAfterMs: site.pauseAfterMs,
      register: site.register,
      callsByPhone: site.callsByPhone,
      takesFiles: site.takesFiles,
    },
    check: checkSite,
    send: ({ name, origins, ...rest }) =>
      send({
        type: "site.update",
        siteId: site.siteId,
        name: name.trim(),
        origins: origins.map(tidyOrigin),
        ...rest,
      }),
    refused: { "value.taken": "name", "value.invalid": "origins", "origin.not-allowed": "origins" },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        <bdi>{site.name}</bdi>
      </h2>
      <section class="field">
        <h3>{words.snippet}</h3>
        <p class="field-hint">{words.snippetHint}</p>
        <CopyText text={site.snippet} label={words.snippet} />
      </section>
      <InstallCheck siteId={site.siteId} ask={onInstallCheck} />
      <FormProblem text={form.problems.form} />
      <Field
        label={words.name}
        maxLength={MAX_NAME_CHARS}
        value={form.values.name}
        problem={form.problems.name}
        onValue={(value) => form.set("name", value)}
      />
      <OriginList
        origins={form.values.origins}
        problem={form.problems.origins}
        onChange={(origins) => form.set("origins", origins)}
      />
      <Check
        label={words.autoAccept}
        hint={words.autoAcceptHint}
        isChecked={form.values.isAutoAccept}
        onCheck={(isChecked) => form.set("isAutoAccept", isChecked)}
      />
      <ReplyTimeSelect
        hours={form.values.replyWithinHours}
        onHours={(hours) => form.set("replyWithinHours", hours)}
      />
      <WaitLimitSelect
        limitMs={form.values.waitLimitMs}
        onLimit={(limitMs) => form.set("waitLimitMs", limitMs)}
      />
      <RegisterSelect
        register={form.values.register}
        onRegister={(register) => form.set("register", register)}
      />
      <PauseSelect
        afterMs={form.values.pauseAfterMs}
        onAfter={(afterMs) => form.set("pauseAfterMs", afterMs)}
      />
      <Check
        label={words.callsByPhone}
        hint={words.callsByPhoneHint}
        isChecked={form.values.callsByPhone}
        onCheck={(isChecked) => form.set("callsByPhone", isChecked)}
      />
      <Check
        label={t.files.taken}
        hint={
          fileLimits && t.files.takenHint(fileLimits.maxPerMessage, limitOf(fileLimits.maxBytes))
        }
        isChecked={form.values.takesFiles}
        onCheck={(isChecked) => form.set("takesFiles", isChecked)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

function NewSite(props: {
  onCreate: (name: string, origins: string[]) => Promise<void>;
  onCancel: () => void;
}): JSX.Element {
  const form = useForm<Pick<SiteValues, "name" | "origins">>({
    initial: { name: "", origins: [""] },
    check: checkSite,
    send: ({ name, origins }) => props.onCreate(name.trim(), origins.map(tidyOrigin)),
    refused: { "value.taken": "name", "value.invalid": "origins", "origin.not-allowed": "origins" },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>{t.settings.sites.add}</h2>
      <FormProblem text={form.problems.form} />
      <Field
        label={t.settings.sites.name}
        maxLength={MAX_NAME_CHARS}
        hasFocus
        value={form.values.name}
        problem={form.problems.name}
        onValue={(value) => form.set("name", value)}
      />
      <OriginList
        origins={form.values.origins}
        problem={form.problems.origins}
        onChange={(origins) => form.set("origins", origins)}
      />
      <SaveBar
        isBusy={form.isBusy}
        isDone={false}
        label={t.settings.create}
        onCancel={props.onCancel}
      />
    </form>
  );
}

/** The list has its own words beside each address; the form is held back by any of them. */
function checkSite({ name, origins }: Pick<SiteValues, "name" | "origins">) {
  const isOriginWrong = origins.some(
    (origin, at) => originProblem(origin, origins.slice(0, at)) !== undefined,
  );
  return {
    name: neededProblem(name),
    origins:
      origins.length === 0 ? t.errors.originNone : isOriginWrong ? t.settings.fixFirst : undefined,
  };
}
