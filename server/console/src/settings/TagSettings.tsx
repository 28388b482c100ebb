import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { AgentCommand, DeskView, EndingNeeds, SiteId, Tag } from "@presently/shared/protocol";
import { MAX_TAG_CHARS } from "@presently/shared/protocol/tag-limits";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Check } from "../ui/Check.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { ComplaintSettings } from "./ComplaintSettings.tsx";
import { SaveBar } from "./SaveBar.tsx";

type Send = (command: AgentCommand) => Promise<void>;
type Sites = DeskView["sites"];

interface TagSettingsProps {
  tags: readonly Tag[];
  sites: Sites;
  send: Send;
}

interface TagPageProps extends TagSettingsProps {
  team: DeskView["agents"];
}

/** The owner's lists of what can be said of a conversation, and what has to be (TG1, EN3). */
export function TagSettings({ tags, sites, team, send }: TagPageProps): JSX.Element {
  const removed = tags.filter(({ isRemoved }) => isRemoved);
  return (
    <>
      {(["tag", "disposition"] as const).map((kind) => (
        <TagList
          key={kind}
          kind={kind}
          tags={tags.filter((tag) => tag.kind === kind && !tag.isRemoved)}
          sites={sites}
          send={send}
        />
      ))}
      {sites.map((site) => (
        <NeedsForm key={site.siteId} site={site} send={send} />
      ))}
      {sites.map((site) => (
        <ComplaintSettings key={site.siteId} site={site} team={team} send={send} />
      ))}
      {removed.length > 0 && <RemovedTags tags={removed} send={send} />}
    </>
  );
}

interface TagListProps extends TagSettingsProps {
  kind: Tag["kind"];
}

function TagList({ kind, tags, sites, send }: TagListProps): JSX.Element {
  const words = t.endings.settings;
  const id = useId();
  const [open, setOpen] = useState<Tag["tagId"] | undefined>(undefined);
  const siteName = (siteId: SiteId | null) =>
    siteId === null ? undefined : sites.find((site) => site.siteId === siteId)?.name;
  return (
    <section class="panel form" aria-labelledby={id}>
      <h2 id={id}>{words.kinds[kind]}</h2>
      <p class="field-hint">{words.hints[kind]}</p>
      {tags.length === 0 ? (
        <p class="field-hint">{words.none[kind]}</p>
      ) : (
        <ul class="tag-rows">
          {tags
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map((tag) =>
              tag.tagId === open ? (
                <li key={tag.tagId}>
                  <TagForm
                    kind={kind}
                    tag={tag}
                    sites={sites}
                    send={send}
                    onDone={() => setOpen(undefined)}
                  />
                </li>
              ) : (
                <li key={tag.tagId} class="tag-row">
                  <span class="tag-row-name">
                    <bdi>{tag.name}</bdi>{" "}
                    {tag.siteId !== null && (
                      <span class="field-hint">
                        <bdi>{siteName(tag.siteId)}</bdi>
                      </span>
                    )}
                  </span>
                  <button
                    type="button"
                    class="link-button"
                    aria-label={words.rename(tag.name)}
                    onClick={() => setOpen(tag.tagId)}
                  >
                    {t.endings.settings.renameShort}
                  </button>
                  <RemoveButton tag={tag} send={send} />
                </li>
              ),
            )}
        </ul>
      )}
      <TagForm key={`new ${tags.length}`} kind={kind} tag={undefined} sites={sites} send={send} />
    </section>
  );
}

function RemoveButton({ tag, send }: { tag: Tag; send: Send }): JSX.Element {
  const form = useForm({
    initial: {},
    check: () => ({}),
    send: () => send({ type: "tag.remove", tagId: tag.tagId }),
  });
  return (
    <form onSubmit={form.submit}>
      <button
        type="submit"
        class="link-button"
        aria-label={t.endings.settings.remove(tag.name)}
        disabled={form.isBusy}
      >
        {t.endings.settings.removeShort}
      </button>
      <FormProblem text={form.problems.form} />
    </form>
  );
}

interface TagFormProps {
  kind: Tag["kind"];
  /** Undefined = a new one. */
  tag: Tag | undefined;
  sites: Sites;
  send: Send;
  onDone?: () => void;
}

function TagForm({ kind, tag, sites, send, onDone }: TagFormProps): JSX.Element {
  const words = t.endings.settings;
  const id = useId();
  const form = useForm<{ name: string; siteId: SiteId | null }>({
    initial: { name: tag?.name ?? "", siteId: tag?.siteId ?? null },
    check: ({ name }) => ({ name: neededProblem(name) }),
    send: async ({ name, siteId }) => {
      const known = tag === undefined ? {} : { tagId: tag.tagId };
      await send({ type: "tag.save", ...known, siteId, kind, name });
      onDone?.();
    },
    refused: { "value.taken": "name", "value.invalid": "name", "tag.too-many": "name" },
    words: { "value.taken": words.taken },
  });
  return (
    <form class="tag-form" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <Field
        label={tag === undefined ? words.add[kind] : words.name}
        maxLength={MAX_TAG_CHARS}
        hasFocus={tag !== undefined}
        value={form.values.name}
        problem={form.problems.name}
        onValue={(name) => form.set("name", name)}
      />
      {sites.length > 1 && (
        <div class="field">
          <label for={id}>{words.site}</label>
          <select
            id={id}
            class="input"
            value={form.values.siteId ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              form.set("siteId", sites.find(({ siteId }) => siteId === value)?.siteId ?? null);
            }}
          >
            <option value="">{words.everySite}</option>
            {sites.map(({ siteId, name }) => (
              <option key={siteId} value={siteId}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <SaveBar
        isBusy={form.isBusy}
        isDone={false}
        label={tag === undefined ? words.addShort : t.settings.save}
        {...(onDone === undefined ? {} : { onCancel: onDone })}
      />
    </form>
  );
}

function NeedsForm({ site, send }: { site: Sites[number]; send: Send }): JSX.Element {
  const words = t.endings.settings;
  const form = useForm<EndingNeeds>({
    initial: site.endingNeeds ?? { line: false, disposition: false },
    check: () => ({}),
    send: (needs) => send({ type: "site.setEnding", siteId: site.siteId, needs }),
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {words.needsTitle}: <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.needsIntro}</p>
      <FormProblem text={form.problems.form} />
      <Check
        label={words.needsLine}
        isChecked={form.values.line}
        onCheck={(line) => form.set("line", line)}
      />
      <Check
        label={words.needsDisposition}
        isChecked={form.values.disposition}
        onCheck={(disposition) => form.set("disposition", disposition)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

function RemovedTags({ tags, send }: { tags: readonly Tag[]; send: Send }): JSX.Element {
  const words = t.endings.settings;
  const form = useForm<{ tag: Tag | undefined }>({
    initial: { tag: undefined },
    check: () => ({}),
    send: async ({ tag }) => {
      if (tag === undefined) return;
      const { tagId, siteId, kind, name } = tag;
      await send({ type: "tag.save", tagId, siteId, kind, name });
    },
    words: { "value.taken": words.taken },
  });
  return (
    <details class="panel">
      <summary>
        {words.removed} ({tags.length})
      </summary>
      <form class="form" onSubmit={form.submit}>
        <p class="field-hint">{words.removedHint}</p>
        <FormProblem text={form.problems.form} />
        <ul class="tag-rows">
          {tags.map((tag) => (
            <li key={tag.tagId} class="tag-row">
              <bdi class="tag-row-name">{tag.name}</bdi>
              <button
                type="submit"
                class="link-button"
                aria-label={words.restore(tag.name)}
                onClick={() => form.set("tag", tag)}
              >
                {words.restoreShort}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </details>
  );
}
