import { all, type Script } from "../store/script.ts";
import { identityKeysOf } from "../store/statements/identity.ts";
import { identityKeyOf } from "./identity-key.ts";

/** The keys that a site signs with now (ID2). */
export function* keysOfSite(
  secret: string,
  site: { readonly desk: number; readonly id: number; readonly publicId: string },
): Script<string[]> {
  const rows = yield* all(identityKeysOf, { desk: site.desk, site: site.id });
  return rows.map(({ publicId }) => identityKeyOf(secret, site.publicId, publicId));
}
