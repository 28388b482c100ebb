import { one, type Script } from "../store/script.ts";
import { siteByKey } from "../store/statements/installation.ts";
import type { HttpDeps } from "./deps.ts";

const siteKeyForm = /^ste_[\w-]{21}$/;

export interface PublicSite {
  readonly siteKey: string;
  readonly name: string;
}

/** A site by its public key; undefined for a key that names none, or is none. */
export async function readSite(
  flush: HttpDeps["flush"],
  siteKey: string,
): Promise<PublicSite | undefined> {
  if (!siteKeyForm.test(siteKey)) return undefined;
  return await flush.read(function* (): Script<PublicSite | undefined> {
    const site = yield* one(siteByKey, { siteKey });
    return site === undefined ? undefined : { siteKey: site.publicId, name: site.name };
  });
}
