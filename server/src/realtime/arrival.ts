import { DeskError, type VisitorFrame } from "@presently/shared/protocol";
import type { ClientFacts } from "./connection.ts";
import type { RealtimeContext } from "./context.ts";
import {
  hashOf,
  readSite,
  recognise,
  type Recognised,
  renewSession,
  type Site,
  type Visitor,
} from "./visitor-identity.ts";
import type { VisitorLimits } from "./visitor-limits.ts";

type Hello = Extract<VisitorFrame, { type: "hello" }>;

/** Who has come, and to which site. */
export interface Arrived {
  readonly site: Site;
  readonly visitor: Visitor;
  /** A token that the client must keep from now on; undefined when it has a good one. */
  readonly token: string | undefined;
  readonly isKnown: boolean;
  /** The link of a mail that opened the session, by its hash (ML7); null when none did. */
  readonly byLink: string | null;
}

/** Finds out who says hello: somebody whose token we gave, or somebody new, who is written down (R24). */
export async function arrive(
  context: RealtimeContext,
  limits: VisitorLimits,
  facts: ClientFacts,
  hello: Hello,
): Promise<Arrived> {
  const nowMs = context.clock.nowMs();
  const found = await context.store.read(function* () {
    const site = yield* readSite(hello.site);
    if (site === undefined) return undefined;
    return { site, recognised: yield* recognise(site.id, hello.token, nowMs) };
  });
  if (found === undefined) throw new DeskError("site.unknown");
  const { site, recognised } = found;
  if (!recognised.isKnown) {
    limits.assertMayArrive(facts.ip);
    return { site, isKnown: false, byLink: null, ...(await admit(context, site, facts, hello)) };
  }
  const { visitor, publicId, byLink } = recognised;
  limits.assertMayReturn(publicId);
  const token = await renew(context, recognised);
  return { site, isKnown: true, visitor: { visitor, publicId }, token, byLink };
}

async function admit(
  { newSecret, enter }: RealtimeContext,
  site: Site,
  { userAgent }: ClientFacts,
  { page }: Hello,
): Promise<{ visitor: Visitor; token: string }> {
  const token = `pv_${newSecret()}`;
  const { visitor, id } = await enter({
    site: site.id,
    tokenHash: hashOf(token),
    ...(page === undefined ? {} : { page }),
    ...(userAgent === undefined ? {} : { userAgent }),
  });
  return { visitor: { visitor, publicId: id }, token };
}

/**
 * Writes that the session is in use, at most once an hour, or that its new token arrived; answers the new token when it was time for one. When
 * nothing can be written the visitor comes in all the same: what is stored can be read (G9).
 */
async function renew(
  { store, clock, newSecret, log }: RealtimeContext,
  { tokenHash, renew: due }: Extract<Recognised, { isKnown: true }>,
): Promise<string | undefined> {
  if (due === "nothing") return undefined;
  const token = due === "rotate" ? `pv_${newSecret()}` : undefined;
  const renewal = { tokenHash, token, isConfirmed: due === "confirm", nowMs: clock.nowMs() };
  try {
    const { isRenewed } = await store.submit(() => renewSession(renewal));
    return isRenewed ? token : undefined;
  } catch (error) {
    log.warn({ err: error }, "a visitor's session could not be renewed");
    return undefined;
  }
}
