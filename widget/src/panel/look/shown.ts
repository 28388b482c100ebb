import type { FurtherLook } from "@presently/shared/protocol/further-look";
import { isOpen, type Picture } from "../picture.ts";

/** What stands before the name in the chat's header: a picture by its address, or letters where that has none. */
export interface Shown {
  readonly kind: "logo" | "face";
  /** Below the server. */
  readonly path: string;
  /** In place of a face that there is none of. */
  readonly name: string;
}

/** Who answers, where agents are shown, else the site's own logo; nothing where there is neither (LK5). */
export function shownOf(
  { faces, logo }: FurtherLook,
  { view, names }: Pick<Picture, "view" | "names">,
  siteKey: string,
): Shown | undefined {
  const agentId = isOpen(view) ? view?.agentId : null;
  if (faces && agentId)
    return { kind: "face", path: `pictures/${agentId}`, name: names[agentId] ?? "" };
  return logo ? { kind: "logo", path: `pictures/${siteKey}?v=${logo}`, name: "" } : undefined;
}
