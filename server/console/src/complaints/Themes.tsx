import type { JSX } from "preact";
import type { LaneItem, Tag } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { themesOf } from "./themes.ts";

/** What the complaints in the lane have in common, above them (M17, CM4). */
export function Themes({
  complaints,
  tags,
}: {
  complaints: readonly LaneItem[];
  tags: readonly Tag[];
}): JSX.Element | null {
  const { themes, untagged } = themesOf(complaints, tags);
  if (themes.length === 0) return null;
  const words = t.complaints;
  return (
    <ul class="tag-list" aria-label={words.themes}>
      {themes.map(({ name, count }) => (
        <li key={name} class="pill">
          <bdi>{words.theme(name, count)}</bdi>
        </li>
      ))}
      {untagged > 0 && <li class="field-hint">{words.untagged(untagged)}</li>}
    </ul>
  );
}
