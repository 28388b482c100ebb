import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SiteId, Tag, TagId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { offeredTags } from "./offered-tags.ts";
import { TagChoice } from "./TagChoice.tsx";

interface TagSheetProps {
  visitorName: string;
  siteId: SiteId;
  tags: readonly Tag[];
  has: readonly TagId[];
  /** Which list has the focus when it opens. */
  first: Tag["kind"];
  onTag: (tagId: TagId, isTagged: boolean) => void;
  onClose: () => void;
}

/** Tags a conversation while it goes on, or long after: what is pressed counts at once (TG2). */
export function TagSheet(props: TagSheetProps): JSX.Element {
  const { tags, siteId, has } = props;
  const words = t.endings;
  // What it had when the sheet was opened stays to be pressed again, though it is offered no more.
  const [atFirst] = useState(has);
  const chosenOf = (kind: Tag["kind"]) =>
    has.filter((tagId) => tags.some((tag) => tag.tagId === tagId && tag.kind === kind));
  const follow = (kind: Tag["kind"], next: readonly TagId[]): void => {
    const before = chosenOf(kind);
    for (const tagId of before)
      if (!next.includes(tagId) && (kind === "tag" || next.length === 0)) props.onTag(tagId, false);
    for (const tagId of next) if (!before.includes(tagId)) props.onTag(tagId, true);
  };
  const kinds = ["tag", "disposition"] as const;
  const isEmpty = kinds.every((kind) => offeredTags(tags, siteId, atFirst, kind).length === 0);
  return (
    <Dialog labelledBy="tags-title" onClose={props.onClose}>
      <h2 id="tags-title">{words.tagTitle(props.visitorName)}</h2>
      {isEmpty && <p class="field-hint">{words.noTags}</p>}
      {kinds.map((kind) => (
        <TagChoice
          key={kind}
          legend={kind === "tag" ? words.tags : words.disposition}
          tags={offeredTags(tags, siteId, atFirst, kind)}
          chosen={chosenOf(kind)}
          isOne={kind === "disposition"}
          hasFocus={kind === props.first}
          onChosen={(next) => follow(kind, next)}
        />
      ))}
      <div class="form-actions is-end">
        <button type="button" class="button is-main" onClick={props.onClose}>
          {words.done}
        </button>
      </div>
    </Dialog>
  );
}
