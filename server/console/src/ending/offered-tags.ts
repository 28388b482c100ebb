import type { SiteId, Tag, TagId } from "@presently/shared/protocol";

/** What can stand on a conversation of a site: what its lists offer now, and what it has already, though it may have been removed since (TG3). */
export function offeredTags(
  tags: readonly Tag[],
  siteId: SiteId,
  has: readonly TagId[],
  kind: Tag["kind"],
): Tag[] {
  return tags
    .filter(
      (tag) =>
        tag.kind === kind &&
        (has.includes(tag.tagId) ||
          (!tag.isRemoved && (tag.siteId === null || tag.siteId === siteId))),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
