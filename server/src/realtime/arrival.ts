import { DeskError, type VisitorFrame } from "@presently/shared/protocol";
import type { Entering } from "../desk.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { keysOfSite } from "../identity/site-keys.ts";
import type { ClientFacts } from "./connection.ts";
import type { RealtimeContext } from "./context.ts";
import { type Arrived, arriveAs } from "./signed-arrival.ts";
import { isSomebody, type Known } from "./token-holder.ts";
import {
  hashOf,
  readSite,
  recognise,
  type Recognised,
  renewSession,
  type Visitor,
} from "./visitor-identity.ts";
import type { VisitorLimits } from "./visitor-limits.ts";

type Hello = Extract<VisitorFrame, { type: "hello" }>;

/**
 * Finds out who says hello: whom the site's server says that it is, where the site has it say so; somebody whose token we gave; or somebody new,
 * who is written down (R24, R26). Throws `identity.required` where nobody else may chat, and `identity.invalid`.
 */
export async function arrive(
  context: RealtimeContext,
  limits: VisitorLimits,
  { ip, userAgent }: ClientFacts,
  hello: Hello,
): Promise<Arrived> {
  const nowMs = context.clock.nowMs();
  const { identitySecret } = context;
  const found = await context.store.read(function* () {
    const site = yield* readSite(hello.site);
    if (site === undefined) return undefined;
    const recognised = yield* recognise(site.id, hello.token, nowMs);
    return { site, recognised, keys: yield* keysOfSite(identitySecret, site) };
  });
  if (found === undefined) throw new DeskError("site.unknown");
  const { site, recognised, keys } = found;
  const { page, identity } = hello;
  const entering = {
    site: site.id,
    ...(page === undefined ? {} : { page }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
  const { identityMode } = readSiteSettings(site.settings);
  if (identity !== undefined && identityMode !== "off")
    return arriveAs({
      context,
      token: identity,
      site,
      keys,
      entering,
      recognised,
      assertMayCome: () => assertMayCome(limits, recognised, ip),
      renew: (known) => renew(context, known),
    });
  const known = recognised.isKnown && !recognised.isLapsed ? recognised : undefined;
  const isVerified = known !== undefined && isSomebody(known);
  if (identityMode === "required" && !isVerified) throw new DeskError("identity.required");
  assertMayCome(limits, known ?? { isKnown: false }, ip);
  if (known === undefined) {
    const nobody = { isKnown: false, byLink: null, verifiedUntilMs: null, former: null } as const;
    return { site, ...nobody, ...(await admit(context, entering)) };
  }
  const { visitor, publicId, byLink, verifiedUntilMs } = known;
  const token = await renew(context, known);
  return {
    site,
    isKnown: true,
    visitor: { visitor, publicId },
    token,
    byLink,
    verifiedUntilMs: isVerified ? verifiedUntilMs : null,
    former: null,
  };
}

function assertMayCome(limits: VisitorLimits, recognised: Recognised, ip: string): void {
  if (recognised.isKnown) limits.assertMayReturn(recognised.publicId);
  else limits.assertMayArrive(ip);
}

async function admit(
  { newSecret, enter }: RealtimeContext,
  entering: Omit<Entering, "tokenHash">,
): Promise<{ visitor: Visitor; token: string }> {
  const token = `pv_${newSecret()}`;
  const { visitor, id } = await enter({ ...entering, tokenHash: hashOf(token) });
  return { visitor: { visitor, publicId: id }, token };
}

/**
 * Writes that the session is in use, at most once an hour, or that its new token arrived; answers the new token when it was time for one. When
 * nothing can be written the visitor comes in all the same: what is stored can be read (G9).
 */
async function renew(
  { store, clock, newSecret, log }: RealtimeContext,
  { tokenHash, renew: due }: Known,
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
