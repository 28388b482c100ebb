import type { PageVisit, VisitorId } from "@presently/shared/protocol";
import { cleanName, cleanPageUrl } from "../content.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { run, type Script } from "../store/script.ts";
import { insertPerson, insertSession, insertVisitor } from "../store/statements/visitors.ts";
import type { Recorded } from "../store/stored-event.ts";
import { MAX_TITLE_CHARS } from "@presently/shared/protocol";
import type { DeskContext } from "./context.ts";

/** How long a visitor's token lives without being used, and at most (R24). */
export const VISITOR_SESSION_IDLE_MS = 30 * 86_400_000;
export const VISITOR_SESSION_MAX_MS = 180 * 86_400_000;

/** A first hello: only the SHA-256 of the token that the visitor keeps comes here. */
export interface Entering {
  readonly site: number;
  readonly tokenHash: string;
  readonly page?: PageVisit;
  readonly userAgent?: string;
}

export interface Entered {
  readonly visitor: number;
  readonly id: VisitorId;
}

/** Makes a visitor and their session (V1). No event: nobody hears of a visitor before they write. */
export function enterVisitor(
  { tokenHash, ...arriving }: Entering,
  context: DeskContext,
): () => Script<Recorded<Entered>> {
  return function* () {
    const answer = yield* writeVisitor(arriving, context);
    const { site } = arriving;
    yield* openVisitorSession({ ...answer, site, tokenHash, verifiedUntilMs: null }, context);
    return { answer, events: [] };
  };
}

/** Writes a visitor down, with what the browser says of itself. */
export function* writeVisitor(
  { site, page = {}, userAgent }: Omit<Entering, "tokenHash">,
  context: DeskContext,
): Script<Entered> {
  const { desk } = context;
  const nowMs = context.clock.nowMs();
  const visitor = yield* allocateIds(desk);
  const id = `vis_${context.newId()}` as const;
  yield* run(insertVisitor, {
    desk,
    id: visitor,
    site,
    publicId: id,
    verifiedSub: null,
    presence: "present",
    language: page.language ?? "en",
    timeZone: page.timeZone ?? "UTC",
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    signedAtMs: null,
    signedOutAtMs: null,
  });
  yield* run(insertPerson, {
    desk,
    visitor,
    name: null,
    email: null,
    page: page.url === undefined ? null : cleanPageUrl(page.url),
    referrer: page.referrer === undefined ? null : cleanPageUrl(page.referrer),
    title: page.title === undefined ? null : cleanName(page.title, MAX_TITLE_CHARS),
    attributes: "{}",
    userAgent: userAgent === undefined ? null : cleanName(userAgent, 300),
    verifiedName: null,
    verifiedEmail: null,
    phone: null,
    askedAtMs: null,
    addressing: null,
  });
  return { visitor, id };
}

/** Opens a session of a visitor's in the browser that is given the token; `verifiedUntilMs` null = nobody has said who they are. */
export function* openVisitorSession(
  opening: {
    readonly visitor: number;
    readonly site: number;
    readonly tokenHash: string;
    readonly verifiedUntilMs: number | null;
  },
  { desk, clock }: DeskContext,
): Script<void> {
  const { visitor, site, tokenHash, verifiedUntilMs } = opening;
  const nowMs = clock.nowMs();
  yield* run(insertSession, {
    tokenHash,
    kind: "visitor",
    desk,
    subject: visitor,
    site,
    createdAtMs: nowMs,
    lastUsedAtMs: nowMs,
    expiresAtMs: nowMs + VISITOR_SESSION_IDLE_MS,
    previousHash: null,
    previousUntilMs: null,
    byLink: null,
    verifiedUntilMs,
  });
}
