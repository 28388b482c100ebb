import { DeskError, MAX_TAGS_ON_ONE, type TagId, type TagKind } from "@presently/shared/protocol";

/** A tag or disposition as the desk knows it; `site` 0 = for all. */
export interface KnownTag {
  readonly id: number;
  readonly publicId: TagId;
  readonly site: number;
  readonly kind: TagKind;
  readonly isRemoved: boolean;
}

/** A tag that a conversation has. */
export interface TagOn {
  readonly tag: number;
  readonly publicId: TagId;
  readonly kind: TagKind;
}

export interface TagChange {
  readonly tag: number;
  readonly publicId: TagId;
  readonly isTagged: boolean;
}

/**
 * What putting a tag on a conversation of `site` changes: nothing when it has it; a disposition takes the place of the one before (TG2).
 * Throws `not-found` for what is not on that site's lists any more (TG3), `tag.too-many` past the most that one conversation carries.
 */
export function tagged(has: readonly TagOn[], tag: KnownTag, site: number): TagChange[] {
  if (has.some((one) => one.tag === tag.id)) return [];
  if (tag.isRemoved || (tag.site !== 0 && tag.site !== site)) throw new DeskError("not-found");
  const replaced = has.filter(({ kind }) => kind === "disposition" && tag.kind === "disposition");
  if (has.length - replaced.length >= MAX_TAGS_ON_ONE)
    throw new DeskError("tag.too-many", { most: MAX_TAGS_ON_ONE });
  return [
    ...replaced.map((one) => ({ tag: one.tag, publicId: one.publicId, isTagged: false })),
    { tag: tag.id, publicId: tag.publicId, isTagged: true },
  ];
}

/** What taking a tag off changes: it may have been removed from the lists since. */
export function untagged(has: readonly TagOn[], tagId: TagId): TagChange[] {
  return has
    .filter(({ publicId }) => publicId === tagId)
    .map(({ tag, publicId }) => ({ tag, publicId, isTagged: false }));
}
