import { type ConversationId, DeskError } from "@presently/shared/protocol";
import { secretHash } from "../secret-hash.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { chatLink } from "../store/statements/chat-links.ts";
import { visitorConversations } from "../store/statements/streams.ts";
import {
  lengthenSession,
  visitorSession,
  visitorSessionByPrevious,
} from "../store/statements/visitor-sessions.ts";
import { insertSession } from "../store/statements/visitors.ts";
import type { Recorded } from "../store/stored-event.ts";
import type { DeskContext } from "./context.ts";

/** A visitor who comes back by the link of a mail. */
export interface Returning {
  readonly siteKey: string;
  /** The token behind the # of the link. */
  readonly link: string;
  /** Who this browser is on the site already, if it is anybody, and by which session. */
  readonly held:
    | { readonly visitor: number; readonly tokenHash: string; readonly byLink: string | null }
    | undefined;
  /** The hash of a session token made for this: kept if the browser needs one. */
  readonly tokenHash: string;
  /** The person has said that this conversation may take the place of what the browser holds. */
  readonly mayReplace: boolean;
}

/** `wouldReplace`: the browser holds somebody else's conversation, and the person is to be asked first. Nothing was changed. */
export type Returned =
  | { readonly wouldReplace: true }
  | {
      readonly wouldReplace: false;
      readonly conversationId: ConversationId;
      /** False when the browser is this visitor's already: it keeps the token it has. */
      readonly isNewSession: boolean;
    };

/** A link's token as its table keeps it. */
export function linkHashOf(token: string): string {
  return secretHash(token).toString("base64url");
}

/**
 * Lets whoever has a link of a mail go on as its visitor (ML7): a session of its own, which lasts as long as the link and ends with it where that
 * ends early. The link stays good until then, so that it works in another browser, too. A browser that holds another's conversation loses it only
 * where the person has said so: anybody can send anybody a link. Throws `link.invalid`, the same for a token that is wrong, expired or of another
 * site.
 */
export function returnByLink(
  { siteKey, link, held: heldBefore, tokenHash, mayReplace }: Returning,
  context: Pick<DeskContext, "desk" | "clock">,
): () => Script<Recorded<Returned>> {
  return function* () {
    const { desk } = context;
    const nowMs = context.clock.nowMs();
    const linkHash = linkHashOf(link);
    const found = yield* one(chatLink, { desk, tokenHash: linkHash, nowMs });
    if (found === undefined || found.siteKey !== siteKey) throw new DeskError("link.invalid");
    const held = yield* stillHeld(heldBefore);
    const isNewSession = found.visitor !== held?.visitor;
    if (isNewSession && held !== undefined && !mayReplace) {
      const kept = yield* all(visitorConversations, { desk, visitor: held.visitor });
      if (kept.length > 0) return { answer: { wouldReplace: true }, events: [] };
    }
    if (isNewSession)
      yield* run(insertSession, {
        tokenHash,
        kind: "visitor",
        desk,
        subject: found.visitor,
        site: found.site,
        createdAtMs: nowMs,
        lastUsedAtMs: nowMs,
        expiresAtMs: found.expiresAtMs,
        previousHash: null,
        previousUntilMs: null,
        byLink: linkHash,
        verifiedUntilMs: null,
      });
    // It stays the session of the link that opened it: its tabs know it by that.
    else if (held.byLink !== null)
      yield* run(lengthenSession, { tokenHash: held.tokenHash, expiresAtMs: found.expiresAtMs });
    const conversationId = found.conversationId as ConversationId; // written by this server with the prefix of its kind
    return { answer: { wouldReplace: false, conversationId, isNewSession }, events: [] };
  };
}

/** The session that was read before this transaction, by the token it has now; undefined where it has ended since. */
function* stillHeld(held: Returning["held"]): Script<Returning["held"]> {
  if (held === undefined) return undefined;
  const { tokenHash } = held;
  const session =
    (yield* one(visitorSession, { tokenHash })) ??
    (yield* one(visitorSessionByPrevious, { previousHash: tokenHash }));
  return session && { ...held, tokenHash: session.tokenHash };
}
