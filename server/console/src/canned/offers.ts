import type { CannedReplyKind, ConversationView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Why an offer cannot be put in now; undefined: it can, or it is none (CR8, as the server judges it). */
export function whyNoOffer(
  kind: CannedReplyKind,
  view: Pick<ConversationView, "isSolved" | "complaint">,
  isAsked: boolean,
): string | undefined {
  if (kind !== "offer") return undefined;
  if (view.complaint !== undefined) return t.cannedReplies.composer.offerBesideComplaint;
  return view.isSolved === true || isAsked ? undefined : t.cannedReplies.composer.offerWaits;
}
