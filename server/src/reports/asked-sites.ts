import { all, type Script } from "../store/script.ts";
import { sitesOfDesk } from "../store/statements/team.ts";

/** The sites that figures are asked of, by the desk's own ids. */
export type AskedSites = ReadonlyMap<number, { readonly publicId: string; readonly name: string }>;

/** Those with these keys; one that is no site is left out. */
export function* askedSites(asked: {
  readonly desk: number;
  readonly siteKeys: readonly string[];
}): Script<AskedSites> {
  const sites = yield* all(sitesOfDesk, { desk: asked.desk });
  return new Map(
    sites
      .filter(({ publicId }) => asked.siteKeys.includes(publicId))
      .map((site) => [site.id, site]),
  );
}
