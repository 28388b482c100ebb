import type { Ending, Tag, TagId } from "@presently/shared/protocol";

/** What is filled in at close. */
export interface EndingDraft {
  readonly text: string;
  readonly tagIds: readonly TagId[];
  /** null = none. */
  readonly dispositionId: TagId | null;
}

/** Splits what a conversation has into tags and its disposition. */
export function draftOf(text: string, has: readonly TagId[], tags: readonly Tag[]): EndingDraft {
  const isDisposition = (tagId: TagId) =>
    tags.some((tag) => tag.tagId === tagId && tag.kind === "disposition");
  return {
    text,
    tagIds: has.filter((tagId) => !isDisposition(tagId)),
    dispositionId: has.find(isDisposition) ?? null,
  };
}

/** What is sent of it. */
export function endingOf({ text, tagIds, dispositionId }: EndingDraft): Ending {
  return {
    text: text.trim(),
    tagIds: [...tagIds, ...(dispositionId === null ? [] : [dispositionId])],
  };
}
