import type { JSX } from "preact";
import type { DeskView } from "@presently/shared/protocol";
import { searchGroups } from "@presently/shared/protocol/search-limits";
import { searchWords } from "../i18n/search.ts";
import { Select } from "../reports/Select.tsx";
import { DayField } from "../ui/DayField.tsx";
import { areDaysRight, type Asked } from "./search-address.ts";

const ANY = "";

/** What the search is narrowed down to; each choice asks at once. */
export function Narrowing(props: {
  view: Pick<DeskView, "agents" | "sites" | "tags">;
  asked: Asked;
  onAsk: (asked: Asked) => void;
}): JSX.Element {
  const words = searchWords;
  const { view, asked, onAsk } = props;
  const tags = view.tags.filter(({ isRemoved, tagId }) => !isRemoved || tagId === asked.tag);
  return (
    <div class="search-narrowing" role="group" aria-label={words.narrowing}>
      <Select
        label={words.group}
        value={asked.group}
        options={[
          { value: ANY, label: words.anyGroup },
          ...searchGroups.map((group) => ({ value: group, label: words.groups[group] })),
        ]}
        onChoose={(chosen) =>
          onAsk({ ...asked, group: searchGroups.find((group) => group === chosen) ?? ANY })
        }
      />
      <Select
        label={words.agent}
        value={asked.agent}
        options={[
          { value: ANY, label: words.anyAgent },
          ...view.agents.map(({ agentId, name }) => ({ value: agentId, label: name })),
        ]}
        onChoose={(agent) => onAsk({ ...asked, agent })}
      />
      {tags.length > 0 && (
        <Select
          label={words.tag}
          value={asked.tag}
          options={[
            { value: ANY, label: words.anyTag },
            ...tags.map(({ tagId, name }) => ({ value: tagId, label: name })),
          ]}
          onChoose={(tag) => onAsk({ ...asked, tag })}
        />
      )}
      {view.sites.length > 1 && (
        <Select
          label={words.site}
          value={asked.site}
          options={[
            { value: ANY, label: words.anySite },
            ...view.sites.map(({ siteId, name }) => ({ value: siteId, label: name })),
          ]}
          onChoose={(site) => onAsk({ ...asked, site })}
        />
      )}
      <DayField label={words.from} value={asked.from} onDay={(from) => onAsk({ ...asked, from })} />
      <DayField
        label={words.to}
        value={asked.to}
        onDay={(to) => onAsk({ ...asked, to })}
        problem={areDaysRight(asked) ? undefined : words.daysWrong}
      />
    </div>
  );
}
