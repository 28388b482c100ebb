import { DeskError } from "@presently/shared/protocol";
import type { Entering } from "../desk.ts";
import type { IdentityRefusal } from "../domain/identity.ts";
import { readIdentity, type SignedIdentity } from "../identity/read-identity.ts";
import type { RealtimeContext } from "./context.ts";
import { one } from "../store/script.ts";
import { personOf } from "../store/statements/people.ts";
import { hashOf, type Recognised, type Site, type Visitor } from "./visitor-identity.ts";

/**
 * How much longer an identity has to hold than what is written of the session before it is written, unless the session lapses within as long: a
 * page that signs at each load brings a later end each time, and a hello only reads.
 */
const WRITE_AFTER_MS = 5 * 60_000;

type Known = Extract<Recognised, { isKnown: true }>;

/** Who has come, and to which site. */
export interface Arrived {
  readonly site: Site;
  readonly visitor: Visitor;
  /** A token that the client must keep from now on; undefined when it has a good one. */
  readonly token: string | undefined;
  readonly isKnown: boolean;
  /** The link of a mail that opened the session, by its hash (ML7); null when none did. */
  readonly byLink: string | null;
  /** Until when they count as who they were said to be (ID5); null when nobody has said. */
  readonly verifiedUntilMs: number | null;
  /** Whose session it was until now, where that is over; null when it was nobody's, or the person's own, or goes on. */
  readonly former: number | null;
}

interface SignedArrival {
  readonly context: RealtimeContext;
  /** The signed identity of the hello. */
  readonly token: string;
  readonly site: Site;
  readonly keys: readonly string[];
  readonly entering: Omit<Entering, "tokenHash">;
  readonly recognised: Recognised;
  /** Refuses who comes too often. */
  readonly assertMayCome: () => void;
  readonly renew: (known: Known) => Promise<string | undefined>;
}

/**
 * Somebody comes as the person that the site's server says they are (ID3, ID4). Why a signature is not taken is for the owner: it stands in the
 * log, and the client is told no more than that. Throws `identity.invalid`.
 */
export async function arriveAs(arrival: SignedArrival): Promise<Arrived> {
  const { context, site, recognised } = arrival;
  const { clock } = context;
  const about = { siteKey: site.publicId, keys: arrival.keys };
  // Before the signature is looked at: each bad one is a line in the log, and takes time to check (R36).
  arrival.assertMayCome();
  const read = await readIdentity(arrival.token, about, clock.nowMs());
  if (!read.isGood) return refuse(context, site, read.why);
  const held = recognised.isKnown && recognised.byLink === null ? recognised : undefined;
  return held !== undefined && isTheirs(held, read.signed)
    ? comeBack(arrival, read.signed, held)
    : write(arrival, read.signed, held);
}

/** The session is the person's already: they are let in whether or not anything can be written, as what is stored can be read (G9). */
async function comeBack(
  arrival: SignedArrival,
  signed: SignedIdentity,
  held: Known,
): Promise<Arrived> {
  const { context, site } = arrival;
  const { visitor, publicId, byLink } = held;
  let verifiedUntilMs = held.verifiedUntilMs ?? 0;
  context.signedLately.note(visitor, signed.signedAtMs);
  if (await isNews(context, held, signed)) {
    try {
      return await write(arrival, signed, held);
    } catch (error) {
      if (error instanceof DeskError && error.code === "identity.invalid") throw error;
      context.log.warn({ err: error }, "a later identity of a person was not written");
      verifiedUntilMs = Math.max(verifiedUntilMs, signed.untilMs);
    }
  }
  const token = await arrival.renew(held);
  const who = { visitor: { visitor, publicId }, verifiedUntilMs, byLink };
  return { site, isKnown: true, token, former: null, ...who };
}

function refuse({ log }: RealtimeContext, { publicId: site }: Site, why: IdentityRefusal): never {
  log.warn({ site, why }, "a signed identity was not taken");
  throw new DeskError("identity.invalid");
}

/** Whether the browser's session is the person's, and has not lapsed. */
function isTheirs({ subject, isLapsed }: Known, signed: SignedIdentity): boolean {
  return !isLapsed && subject === signed.subject;
}

/** Whether a later identity says more than what is written: another name or address, or so much longer that it is worth a write. */
async function isNews(
  { store, desk, clock }: RealtimeContext,
  { visitor, verifiedUntilMs }: Known,
  { name, email, untilMs }: SignedIdentity,
): Promise<boolean> {
  const writtenMs = verifiedUntilMs ?? 0;
  if (untilMs <= writtenMs) return false;
  if (untilMs > writtenMs + WRITE_AFTER_MS) return true;
  if (writtenMs < clock.nowMs() + WRITE_AFTER_MS) return true;
  const person = await store.read(() => one(personOf, { desk, visitor }));
  return person?.verifiedName !== name || person.verifiedEmail !== email;
}

async function write(
  { context, site, entering, renew }: SignedArrival,
  signed: SignedIdentity,
  held: Known | undefined,
): Promise<Arrived> {
  const token = `pv_${context.newSecret()}`;
  const identified = await context.identify({
    ...entering,
    signed,
    heldHash: held?.tokenHash,
    tokenHash: hashOf(token),
  });
  if (identified === "signed-out") return refuse(context, site, identified);
  const { visitor, id, isNewSession, verifiedUntilMs, former } = identified;
  return {
    site,
    visitor: { visitor, publicId: id },
    token: isNewSession || held === undefined ? token : await renew(held),
    isKnown: held?.visitor === visitor,
    byLink: null,
    verifiedUntilMs,
    former,
  };
}
