import { type ConversationId, DeskError } from "@presently/shared/protocol";
import { secretHash } from "../secret-hash.ts";
import { one, run, type Script } from "../store/script.ts";
import { chatLink } from "../store/statements/chat-links.ts";
import { insertSession } from "../store/statements/visitors.ts";
import type { Recorded } from "../store/stored-event.ts";
import type { DeskContext } from "./context.ts";
import { VISITOR_SESSION_IDLE_MS } from "./visitor-enter.ts";

/** A visitor who comes back by the link of a mail. */
export interface Returning {
  readonly siteKey: string;
  /** The token behind the # of the link. */
  readonly link: string;
  /** Who this browser is on the site already, if it is anybody. */
  readonly visitor: number | undefined;
  /** The hash of a session token made for this: kept if the browser needs one. */
  readonly tokenHash: string;
}

export interface Returned {
  readonly conversationId: ConversationId;
  /** False when the browser is this visitor's already: it keeps the token it has. */
  readonly isNewSession: boolean;
}

/** A link's token as its table keeps it. */
export function linkHashOf(token: string): string {
  return secretHash(token).toString("base64url");
}

/**
 * Lets whoever has a link of a mail go on as its visitor (ML7): a session of its own, like any browser's. The link stays good until it expires, so
 * that it works in another browser, too. Throws `link.invalid`, the same for a token that is wrong, expired or of another site.
 */
export function returnByLink(
  { siteKey, link, visitor, tokenHash }: Returning,
  context: Pick<DeskContext, "desk" | "clock">,
): () => Script<Recorded<Returned>> {
  return function* () {
    const { desk } = context;
    const nowMs = context.clock.nowMs();
    const found = yield* one(chatLink, { desk, tokenHash: linkHashOf(link), nowMs });
    if (found === undefined || found.siteKey !== siteKey) throw new DeskError("link.invalid");
    const isNewSession = found.visitor !== visitor;
    if (isNewSession)
      yield* run(insertSession, {
        tokenHash,
        kind: "visitor",
        desk,
        subject: found.visitor,
        site: found.site,
        createdAtMs: nowMs,
        lastUsedAtMs: nowMs,
        expiresAtMs: nowMs + VISITOR_SESSION_IDLE_MS,
        previousHash: null,
        previousUntilMs: null,
      });
    const conversationId = found.conversationId as ConversationId; // written by this server with the prefix of its kind
    return { answer: { conversationId, isNewSession }, events: [] };
  };
}
