import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import { LOOK_LANGUAGES } from "@presently/shared/protocol/further-look";
import { MAX_TOPIC_CHARS, MAX_TOPICS } from "@presently/shared/protocol/topic-limits";
import { t } from "../i18n/index.ts";
import { topicWords } from "../i18n/topics.ts";
import { Check } from "../ui/Check.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";
import {
  givenIn,
  movedTopic,
  newTopic,
  type TopicDraft,
  topicDraftsOf,
  topicProblem,
  topicsOfDrafts,
} from "./topic-draft.ts";
import { TopicMoves } from "./TopicMoves.tsx";

interface TopicSettingsProps {
  site: SettingsView["sites"][number];
  departments: SettingsView["departments"];
  send: (command: AgentCommand) => Promise<void>;
}

/** What the conversations of a site can be about, and to which department each leads (TO1). */
export function TopicSettings({ site, departments, send }: TopicSettingsProps): JSX.Element {
  const words = topicWords;
  const form = useForm<{ topics: readonly TopicDraft[] }>({
    initial: { topics: topicDraftsOf(site.topics) },
    check: ({ topics }) => ({ topics: topics.map(topicProblem).find(Boolean) }),
    send: ({ topics }) =>
      send({
        type: "site.setTopics",
        siteId: site.siteId,
        topics: topicsOfDrafts(topics, site.topics),
      }),
  });
  const { topics } = form.values;
  const change = (at: number, part: Partial<TopicDraft>) =>
    form.set(
      "topics",
      topics.map((topic, index) => (index === at ? { ...topic, ...part } : topic)),
    );
  const added = useRef(0);
  const [said, say] = useState("");
  const move = (at: number, by: -1 | 1) => {
    form.set("topics", movedTopic(topics, at, by));
    say(words.moved(topics[at]?.usual ?? "", at + by + 1, topics.length));
  };
  const [first] = departments;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {words.title} <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={form.problems.form} />
      {topics.map((topic, at) => (
        <TopicFields
          key={topic.key}
          number={at + 1}
          count={topics.length}
          onMove={(by) => move(at, by)}
          topic={topic}
          departments={departments}
          problem={form.problems.topics && topicProblem(topic)}
          onChange={(part) => change(at, part)}
          onRemove={() =>
            form.set(
              "topics",
              topics.filter((_, index) => index !== at),
            )
          }
        />
      ))}
      {first !== undefined && topics.length < MAX_TOPICS && (
        <div>
          <button
            type="button"
            class="button is-small"
            onClick={() => {
              added.current += 1;
              form.set("topics", [...topics, newTopic(first.departmentId, `new ${added.current}`)]);
            }}
          >
            {words.add}
          </button>
        </div>
      )}
      <p class="only-for-readers" role="status">
        {said}
      </p>
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

interface TopicFieldsProps {
  /** Where it stands, 1 = first, of how many. */
  number: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  topic: TopicDraft;
  departments: SettingsView["departments"];
  problem: string | undefined;
  onChange: (part: Partial<TopicDraft>) => void;
  onRemove: () => void;
}

function TopicFields(props: TopicFieldsProps): JSX.Element {
  const { number, topic, departments, onChange } = props;
  const words = topicWords;
  const id = useId();
  return (
    <fieldset class="field form">
      <legend class="field-label">{words.topic(number)}</legend>
      <Field
        label={words.usual}
        hint={number === 1 ? words.usualHint : undefined}
        maxLength={MAX_TOPIC_CHARS}
        value={topic.usual}
        problem={props.problem}
        onValue={(usual) => onChange({ usual })}
      />
      <div class="field">
        <label for={id}>{words.department}</label>
        <select
          id={id}
          class="input"
          value={topic.departmentId}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const chosen = departments.find(({ departmentId }) => departmentId === value);
            if (chosen !== undefined) onChange({ departmentId: chosen.departmentId });
          }}
        >
          {departments.map(({ departmentId, name }) => (
            <option key={departmentId} value={departmentId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Check
        label={words.isFirst}
        hint={words.isFirstHint}
        isChecked={topic.isFirst}
        onCheck={(isChecked) => onChange({ isFirst: isChecked })}
      />
      <details>
        <summary>{words.others(Object.keys(givenIn(topic.own)).length)}</summary>
        <div class="form">
          <p class="field-hint">{words.othersHint}</p>
          {LOOK_LANGUAGES.map((language) => (
            <Field
              key={language}
              label={t.settings.chatLanguages[language]}
              maxLength={MAX_TOPIC_CHARS}
              value={topic.own[language]}
              onValue={(value) => onChange({ own: { ...topic.own, [language]: value } })}
            />
          ))}
        </div>
      </details>
      {props.count > 1 && (
        <TopicMoves
          name={topic.usual}
          isFirst={number === 1}
          isLast={number === props.count}
          onMove={props.onMove}
        />
      )}
      <div>
        <button type="button" class="link-button" onClick={props.onRemove}>
          {words.remove(topic.usual)}
        </button>
      </div>
    </fieldset>
  );
}
