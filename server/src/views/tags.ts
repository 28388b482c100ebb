import type { SiteId, Tag, TagId } from "@presently/shared/protocol";
import { all, one, type Script } from "../store/script.ts";
import { endingOf, tagsOf, tagsOfDesk } from "../store/statements/tags.ts";
import { sitesOfDesk } from "../store/statements/team.ts";

/** The owner's lists as the team reads them, also what was removed from them (TG1, TG3). */
export function* readTags(desk: number): Script<Tag[]> {
  const sites = new Map(
    (yield* all(sitesOfDesk, { desk })).map(({ id, publicId }) => [id, publicId]),
  );
  return (yield* all(tagsOfDesk, { desk })).map(({ publicId, site, kind, name, removedAtMs }) => ({
    tagId: publicId,
    siteId: (sites.get(site) as SiteId | undefined) ?? null, // the desk writes the prefix
    kind,
    name,
    isRemoved: removedAtMs !== null,
  }));
}

/** What a conversation is tagged with, in the order of the ids. */
export function* readTagIds(desk: number, conversation: number): Script<TagId[]> {
  const rows = yield* all(tagsOf, { desk, conversation });
  return rows.map(({ publicId }) => publicId).toSorted();
}

/** How a conversation ended, in its agent's words; null when nobody has said, or when they were erased. */
export function* readEnding(desk: number, conversation: number): Script<string | null> {
  return (yield* one(endingOf, { desk, conversation }))?.text ?? null;
}
