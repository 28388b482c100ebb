import type { PageVisit, VisitorId } from "@presently/shared/protocol";
import { isSignedOut } from "../domain/identity.ts";
import type { SignedIdentity } from "../identity/read-identity.ts";
import { one, run, type Script, the } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import {
  deleteVisitorSession,
  saveSigned,
  saveSubject,
  verifySession,
  visitorBySubject,
} from "../store/statements/identity.ts";
import { personOf } from "../store/statements/people.ts";
import { deleteVisitorSessions, visitorSession } from "../store/statements/visitor-sessions.ts";
import type { RowOf } from "../store/statement.ts";
import type { Recorded } from "../store/stored-event.ts";
import { bringAlong } from "./brought-along.ts";
import type { DeskContext } from "./context.ts";
import { dispatch } from "./dispatch.ts";
import { awaitGoodwill, lookAtVisitor } from "./goodwill.ts";
import { moveAddress } from "./moved-address.ts";
import { openVisitorSession, writeVisitor } from "./visitor-enter.ts";
import { beginWork, record, type Work } from "./work.ts";

/** A hello with a good signed identity. */
export interface Identifying {
  readonly site: number;
  readonly signed: SignedIdentity;
  /** The hash of the token by which the browser is known, if it is. */
  readonly heldHash: string | undefined;
  /** The hash of a token made for this: kept if the browser needs one. */
  readonly tokenHash: string;
  readonly page?: PageVisit;
  readonly userAgent?: string;
}

export interface Identified {
  readonly visitor: number;
  readonly id: VisitorId;
  /** False when the session was this person's already: the browser keeps the token it has. */
  readonly isNewSession: boolean;
  readonly verifiedUntilMs: number;
  /** Whose session it was, where that one is over; null when it was nobody's, or the person's own, or goes on. */
  readonly former: number | null;
}

type Session = RowOf<typeof visitorSession>;

/**
 * Who a site's server says that somebody is (ID4): a person is one visitor of the site. The visitor of this browser becomes that person where the
 * person is nobody yet; else the session goes over to the person, and what it holds open goes along. Each time by a new session, as the token that
 * was good before was nobody's in particular. `signed-out`: its person has signed out with it, and nothing was changed (ID7).
 */
export function identifyVisitor(
  identifying: Identifying,
  context: DeskContext,
): () => Script<Recorded<Identified | "signed-out">> {
  return function* () {
    const work = beginWork(context, "system", null);
    const answer = yield* identify(work, identifying);
    if (answer === "signed-out") return { answer, events: [] };
    yield* lookAtVisitor(work, answer.visitor);
    yield* dispatch(work);
    yield* awaitGoodwill(work);
    const { events } = yield* record(work);
    return { answer, events };
  };
}

function* identify(work: Work, identifying: Identifying): Script<Identified | "signed-out"> {
  const { desk, nowMs, context } = work;
  const { site, signed, heldHash, tokenHash } = identifying;
  const { subject: verifiedSub, signedAtMs } = signed;
  const known = yield* one(visitorBySubject, { desk, site, verifiedSub });
  if (known !== undefined && isSignedOut(signedAtMs, known.signedOutAtMs)) return "signed-out";
  const held =
    heldHash === undefined ? undefined : yield* one(visitorSession, { tokenHash: heldHash });
  const verifiedUntilMs = Math.max(signed.untilMs, held?.verifiedUntilMs ?? 0);
  if (known !== undefined && held !== undefined && isOf(held, known.id, nowMs)) {
    yield* run(verifySession, { tokenHash: held.tokenHash, verifiedUntilMs });
    yield* save(work, known.id, signed, known.signedAtMs);
    const id = known.publicId as VisitorId; // the desk writes every public id with its prefix
    return { visitor: known.id, id, isNewSession: false, verifiedUntilMs, former: null };
  }
  const nobody = held !== undefined && isNobodys(held) ? held : undefined;
  const visitor = known?.id ?? nobody?.visitor;
  const entered =
    visitor === undefined
      ? yield* writeVisitor(identifying, context)
      : { visitor, id: (known ?? nobody)?.publicId as VisitorId }; // as above, and one of them is there
  if (known === undefined && nobody !== undefined) yield* endWaysIn(work, nobody.visitor);
  else if (held !== undefined) yield* run(deleteVisitorSession, { tokenHash: held.tokenHash });
  if (known !== undefined && nobody !== undefined)
    yield* bringAlong(work, nobody.visitor, known.id);
  const { untilMs } = signed;
  yield* openVisitorSession(
    { visitor: entered.visitor, site, tokenHash, verifiedUntilMs: untilMs },
    context,
  );
  yield* save(work, entered.visitor, signed, known?.signedAtMs ?? null);
  const former = held === undefined || held.visitor === known?.id ? null : held.visitor;
  return { ...entered, isNewSession: true, verifiedUntilMs: untilMs, former };
}

/** Whether a session is that person's, and counts as theirs now. */
function isOf({ visitor, verifiedUntilMs }: Session, person: number, nowMs: number): boolean {
  return visitor === person && verifiedUntilMs !== null && verifiedUntilMs > nowMs;
}

/** Whether a session is of a visitor of whom nobody has said who they are. One that a link opened shows a mailbox, and joins nothing. */
function isNobodys({ verifiedSub, byLink }: Session): boolean {
  return verifiedSub === null && byLink === null;
}

/** Whoever had a token or a link of this visitor's before was nobody in particular, and is to see nothing of the person's (ID4). */
function* endWaysIn({ desk }: Work, visitor: number): Script<void> {
  yield* run(deleteVisitorSessions, { desk, subject: visitor });
  yield* run(deleteLinksOfVisitor, { desk, visitor });
}

/**
 * Keeps what was signed of the person beside what they claim (ID8). The signed name and address are what is shown and written to until the person
 * gives others, and no longer than they are signed: a former one may be somebody else's by now. What was claimed before anybody had said who they
 * are is dropped: a stranger may have claimed it, in the same browser.
 */
function* save(
  work: Work,
  visitor: number,
  signed: SignedIdentity,
  formerSignedAtMs: number | null,
): Script<void> {
  const { desk } = work;
  const { subject: verifiedSub, signedAtMs, name: verifiedName, email: verifiedEmail } = signed;
  // From a page that was open before: what was signed last counts.
  if (signedAtMs < (formerSignedAtMs ?? 0)) return;
  yield* run(saveSubject, { desk, id: visitor, verifiedSub, signedAtMs });
  const person = yield* the(personOf, { desk, visitor });
  const isFirst = formerSignedAtMs === null;
  const isOwn = (shown: string | null, former: string | null) =>
    !isFirst && shown !== null && shown !== former;
  const name = isOwn(person.name, person.verifiedName) ? person.name : verifiedName;
  const email = isOwn(person.email, person.verifiedEmail) ? person.email : verifiedEmail;
  yield* moveAddress(work, { visitor, site: 0 }, person.email, email);
  const phone = isFirst ? null : person.phone;
  yield* run(saveSigned, { desk, visitor, name, email, phone, verifiedName, verifiedEmail });
}
