import type { SiteId, VisitorId } from "@presently/shared/protocol";
import { VISITOR_SESSION_IDLE_MS, VISITOR_SESSION_MAX_MS } from "../desk/visitor-enter.ts";
import { secretHash } from "../secret-hash.ts";
import { one, run, type Script } from "../store/script.ts";
import {
  rotateVisitorSession,
  touchVisitorSession,
  visitorSession,
  visitorSessionByPrevious,
} from "../store/statements/visitor-sessions.ts";
import { siteByPublicId } from "../store/statements/team.ts";
import type { Recorded } from "../store/stored-event.ts";

/**
 * How old a visitor's token may be before it is replaced (R24), and how long the former one is honoured for other tabs once the new one has been
 * shown (R8). Until then nobody knows whether the new one ever arrived: the former one stays good, `previousUntilMs` is null, and after the same
 * time another is issued. *Why not at once:* two tabs that return together would each be given one, and the first to come would be worthless.
 */
const ROTATE_AFTER_MS = 24 * 3600_000;
const FORMER_TOKEN_MS = 60_000;
/** A session's last use is written at most this often: a hello only reads. */
const TOUCH_AFTER_MS = 3600_000;

export interface Site {
  readonly id: number;
  readonly desk: number;
  readonly publicId: SiteId;
  readonly name: string;
  readonly origins: readonly string[];
  readonly department: number;
  /** Over the defaults (`readSiteSettings`). */
  readonly settings: string;
}

export interface Visitor {
  readonly visitor: number;
  readonly publicId: VisitorId;
}

/** Who a token stands for on a site. `renew` says what its session needs before long; a token that means nothing is a new visitor. */
export type Recognised =
  | { readonly isKnown: false }
  | ({
      readonly isKnown: true;
      readonly tokenHash: string;
      readonly renew: "rotate" | "confirm" | "touch" | "nothing";
      /** The link of a mail that opened the session (ML7); null when none did. */
      readonly byLink: string | null;
      /** Until when they count as who they were said to be (ID5); null when nobody has said. */
      readonly verifiedUntilMs: number | null;
      /** The person is somebody, and this browser has not shown lately that it is theirs: it sees nothing of them (ID5). */
      readonly isLapsed: boolean;
      readonly subject: string | null;
    } & Visitor);

export function* readSite(key: string): Script<Site | undefined> {
  const row = yield* one(siteByPublicId, { publicId: key });
  if (row === undefined) return undefined;
  const { id, desk, name, department, settings } = row;
  // Safe: the desk writes `publicId` with its prefix and `origins` as a JSON list of texts.
  return {
    id,
    desk,
    name,
    department,
    settings,
    publicId: row.publicId as SiteId,
    origins: JSON.parse(row.origins) as string[],
  };
}

/** Recognises a visitor by the token of an earlier hello (R24). A token of another site, or past its life, means nothing here. */
export function* recognise(
  site: number,
  token: string | undefined,
  nowMs: number,
): Script<Recognised> {
  if (token === undefined) return { isKnown: false };
  const tokenHash = hashOf(token);
  const session = yield* one(visitorSession, { tokenHash });
  if (session === undefined) return yield* recogniseFormer(site, tokenHash, nowMs);
  if (session.site !== site || session.expiresAtMs <= nowMs) return { isKnown: false };
  const { visitor, createdAtMs, previousUntilMs, byLink } = session;
  const goodSinceMs = previousUntilMs === null ? createdAtMs : previousUntilMs - FORMER_TOKEN_MS;
  const isOld = nowMs - goodSinceMs >= ROTATE_AFTER_MS;
  const isStale = nowMs - session.lastUsedAtMs >= TOUCH_AFTER_MS;
  const dated = isOld ? "rotate" : isStale ? "touch" : "nothing";
  const renew = isUnconfirmed(session) ? "confirm" : dated;
  // Safe: `admitVisitor` writes the prefix.
  const publicId = session.publicId as VisitorId;
  const verified = verifiedIn(session, nowMs);
  return { isKnown: true, visitor, publicId, tokenHash, renew, byLink, ...verified };
}

function* recogniseFormer(site: number, previousHash: string, nowMs: number): Script<Recognised> {
  const session = yield* one(visitorSessionByPrevious, { previousHash });
  const isGood = session !== undefined && session.site === site && session.expiresAtMs > nowMs;
  if (!isGood) return { isKnown: false };
  const { visitor, publicId, tokenHash, previousUntilMs, lastUsedAtMs, byLink } = session;
  if (previousUntilMs !== null && previousUntilMs <= nowMs) return { isKnown: false };
  const isLost = previousUntilMs === null && nowMs - lastUsedAtMs >= FORMER_TOKEN_MS;
  return {
    isKnown: true,
    visitor,
    publicId: publicId as VisitorId, // as in `recognise`
    tokenHash,
    renew: isLost ? "rotate" : "nothing",
    byLink,
    ...verifiedIn(session, nowMs),
  };
}

/** A link of a mail is a way in of its own, by the address that the person gave (ID9). */
function verifiedIn(
  session: {
    readonly verifiedSub: string | null;
    readonly verifiedUntilMs: number | null;
    readonly byLink: string | null;
  },
  nowMs: number,
) {
  const { verifiedSub: subject, verifiedUntilMs, byLink } = session;
  const isLapsed = subject !== null && byLink === null && (verifiedUntilMs ?? 0) <= nowMs;
  return { subject, verifiedUntilMs, isLapsed };
}

/** Whether the session's token was issued in another's place and has not been shown yet. */
function isUnconfirmed(session: {
  readonly previousHash: string | null;
  readonly previousUntilMs: number | null;
}): boolean {
  return session.previousHash !== null && session.previousUntilMs === null;
}

/** Notes that a visitor's session is in use, or that its new token arrived; replaces the token when `token` is given. */
export function* renewSession(renewal: {
  readonly tokenHash: string;
  readonly token: string | undefined;
  readonly isConfirmed: boolean;
  readonly nowMs: number;
}): Script<Recorded<{ isRenewed: boolean }>> {
  const { tokenHash, token, isConfirmed, nowMs } = renewal;
  const session = yield* one(visitorSession, { tokenHash });
  // The other tab was quicker, or the session was revoked in between.
  if (session === undefined) return { answer: { isRenewed: false }, events: [] };
  // A session that a link opened ends with the link (ML7), however much it is used.
  const expiresAtMs =
    session.byLink === null
      ? Math.min(nowMs + VISITOR_SESSION_IDLE_MS, session.createdAtMs + VISITOR_SESSION_MAX_MS)
      : session.expiresAtMs;
  const isNew = isUnconfirmed(session);
  if (token === undefined) {
    const previousUntilMs =
      isConfirmed && isNew ? nowMs + FORMER_TOKEN_MS : session.previousUntilMs;
    yield* run(touchVisitorSession, {
      tokenHash,
      lastUsedAtMs: nowMs,
      expiresAtMs,
      previousUntilMs,
    });
  } else {
    yield* run(rotateVisitorSession, {
      formerHash: tokenHash,
      tokenHash: hashOf(token),
      previousHash: isNew ? session.previousHash : tokenHash,
      previousUntilMs: null,
      lastUsedAtMs: nowMs,
      expiresAtMs,
    });
  }
  return { answer: { isRenewed: true }, events: [] };
}

/** A token as its table keeps it. */
export function hashOf(token: string): string {
  return secretHash(token).toString("hex");
}
