import type { SiteId } from "@presently/shared/protocol";
import { identityKeyOf } from "../../identity/identity-key.ts";
import { claimsOf, sign } from "../../identity/testing/sign.ts";
import type { TestVisitor } from "./client.ts";
import { type House, IDENTITY_SECRET } from "./house.ts";
import { openConsole } from "./people.ts";

/** A site whose server signs: its key, and how its pages say hello. */
export interface SigningSite {
  readonly keyId: string;
  readonly key: string;
  /** Says hello as a page of the site does; resolves when it was answered. Without a subject nobody is said to be there. */
  hello(said: { sub?: string; token?: string; more?: object; key?: string }): Promise<TestVisitor>;
}

/** Has an admin add a key to the house's site, and ask for identities. */
export async function signingSite(
  house: House,
  mode: "off" | "optional" | "required" = "optional",
  site: SiteId = house.site,
): Promise<SigningSite> {
  const boss = await openConsole(house, await house.hire("boss", { role: "admin" }));
  await boss.command({ type: "identity.addKey", siteId: site });
  const row: unknown = house.store.db
    .prepare(
      "select k.publicId from identityKeys k join sites s on s.id = k.site where s.publicId = ?",
    )
    .get(site);
  const keyId = String((row as { publicId: string }).publicId); // a row of one text
  const key = identityKeyOf(IDENTITY_SECRET, site, keyId);
  await boss.command({ type: "identity.setMode", siteId: site, mode });
  await boss.cut();
  return {
    keyId,
    key,
    async hello({ sub, token, more = {}, key: by = key }) {
      const visitor = house.visitor(site);
      const claims = sub === undefined ? undefined : claimsOf(site, sub, house.clock.nowMs(), more);
      visitor.send({
        type: "hello",
        protocol: 1,
        site,
        cursors: {},
        ...(token === undefined ? {} : { token }),
        ...(claims === undefined ? {} : { identity: sign({ key: by, claims }) }),
      });
      // A signature is checked on another thread, of which the clock knows nothing.
      while (visitor.closed === undefined && visitor.of("synced").length === 0) {
        await house.settle();
        await new Promise((resolve) => setImmediate(resolve));
      }
      await house.settle();
      return visitor;
    },
  };
}
