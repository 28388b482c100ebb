import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Tag, TagId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** From so many on a list is looked through by typing. */
const SOUGHT_FROM = 13;

interface TagChoiceProps {
  legend: string;
  tags: readonly Tag[];
  chosen: readonly TagId[];
  /** One at most: another takes its place, and none can be chosen again. */
  isOne: boolean;
  hasFocus?: boolean;
  problem?: string | undefined;
  onChosen: (tagIds: TagId[]) => void;
}

/** Tags, or dispositions, as pills that can be pressed: each is a tick or a choice of the browser's own. */
export function TagChoice(props: TagChoiceProps): JSX.Element | null {
  const { tags, chosen, isOne } = props;
  const name = useId();
  const [sought, setSought] = useState("");
  if (tags.length === 0) return null;
  const fits = (tag: Tag) =>
    chosen.includes(tag.tagId) || tag.name.toLowerCase().includes(sought.trim().toLowerCase());
  const shown = tags.filter(fits);
  const press = (tagId: TagId, isOn: boolean): void => {
    if (isOne) props.onChosen(isOn ? [tagId] : []);
    else props.onChosen(isOn ? [...chosen, tagId] : chosen.filter((other) => other !== tagId));
  };
  return (
    <fieldset class="field tag-choice" aria-describedby={props.problem && `${name}-problem`}>
      <legend class="field-label">{props.legend}</legend>
      {tags.length >= SOUGHT_FROM && (
        <input
          class="input"
          type="search"
          dir="auto"
          autocomplete="off"
          aria-label={t.endings.seek}
          placeholder={t.endings.seek}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <div class="tag-pills">
        {isOne && (
          <TagPill
            name={name}
            text={t.endings.none}
            isOne
            isOn={chosen.length === 0}
            hasFocus={false}
            onPress={() => props.onChosen([])}
          />
        )}
        {shown.map((tag, at) => (
          <TagPill
            key={tag.tagId}
            name={name}
            text={tag.name}
            isOne={isOne}
            isOn={chosen.includes(tag.tagId)}
            hasFocus={props.hasFocus === true && at === 0}
            onPress={(isOn) => press(tag.tagId, isOn)}
          />
        ))}
        {shown.length === 0 && <span class="field-hint">{t.endings.noneFit}</span>}
      </div>
      {props.problem !== undefined && (
        <p class="field-problem" id={`${name}-problem`}>
          {props.problem}
        </p>
      )}
    </fieldset>
  );
}

interface TagPillProps {
  name: string;
  text: string;
  isOne: boolean;
  isOn: boolean;
  hasFocus: boolean;
  onPress: (isOn: boolean) => void;
}

function TagPill({ name, text, isOne, isOn, hasFocus, onPress }: TagPillProps): JSX.Element {
  return (
    <label class={isOn ? "tag-pill is-on" : "tag-pill"}>
      <input
        type={isOne ? "radio" : "checkbox"}
        name={name}
        checked={isOn}
        autofocus={hasFocus}
        onChange={(event) => onPress(event.currentTarget.checked)}
      />
      <bdi>{text}</bdi>
    </label>
  );
}
