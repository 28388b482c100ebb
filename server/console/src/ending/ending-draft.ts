import type { Ending, Tag, TagId } from "@presently/shared/protocol";
import type { OfferedTime } from "../promises/offered-times.ts";

/** What is filled in at close. */
export interface EndingDraft {
  readonly text: string;
  readonly tagIds: readonly TagId[];
  /** null = none. */
  readonly dispositionId: TagId | null;
  /** When the visitor is asked whether all is well (PM11); null = not at all. */
  readonly followUp: OfferedTime["name"] | null;
}

/** Splits what a conversation has into tags and its disposition. */
export function draftOf(text: string, has: readonly TagId[], tags: readonly Tag[]): EndingDraft {
  const isDisposition = (tagId: TagId) =>
    tags.some((tag) => tag.tagId === tagId && tag.kind === "disposition");
  return {
    text,
    tagIds: has.filter((tagId) => !isDisposition(tagId)),
    dispositionId: has.find(isDisposition) ?? null,
    followUp: null,
  };
}

/** What is sent of it. */
export function endingOf({ text, tagIds, dispositionId }: Omit<EndingDraft, "followUp">): Ending {
  return {
    text: text.trim(),
    tagIds: [...tagIds, ...(dispositionId === null ? [] : [dispositionId])],
  };
}
