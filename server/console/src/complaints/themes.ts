import type { LaneItem, Tag } from "@presently/shared/protocol";

/** What complaints have in common: a tag and on how many of them it is. */
export interface Theme {
  readonly name: string;
  readonly count: number;
}

/** The tags of complaints, the most frequent first, and how many carry none (CM4). Dispositions say how one came out, not what it was about. */
export function themesOf(
  complaints: readonly Pick<LaneItem, "tagIds">[],
  tags: readonly Tag[],
): { themes: Theme[]; untagged: number } {
  const counted = tags
    .filter(({ kind }) => kind === "tag")
    .map(({ tagId, name }) => ({
      name,
      count: complaints.filter(({ tagIds }) => tagIds?.includes(tagId) === true).length,
    }));
  const known = new Set(tags.filter(({ kind }) => kind === "tag").map(({ tagId }) => tagId));
  return {
    themes: counted
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
    untagged: complaints.filter(({ tagIds }) => !(tagIds ?? []).some((tagId) => known.has(tagId)))
      .length,
  };
}
