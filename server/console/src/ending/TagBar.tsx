import type { JSX } from "preact";
import type { Tag, TagId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

interface TagBarProps {
  tags: readonly Tag[];
  has: readonly TagId[];
  onTags: () => void;
}

/** What a conversation is tagged with, below its head, and the way to change it. */
export function TagBar({ tags, has, onTags }: TagBarProps): JSX.Element | null {
  const own = tags.filter(({ tagId }) => has.includes(tagId));
  const isOffered = tags.some(({ isRemoved }) => !isRemoved);
  if (own.length === 0 && !isOffered) return null;
  return (
    <div class="tag-bar">
      {own.length > 0 && (
        <ul class="tag-list" aria-label={t.endings.tags}>
          {own.map(({ tagId, name, kind }) => (
            <li key={tagId} class={kind === "disposition" ? "pill is-accent" : "pill"}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="link-button" onClick={onTags}>
        {own.length === 0 ? t.endings.tag : t.endings.change}
      </button>
    </div>
  );
}
