import type { Hours } from "../domain/hours.ts";
import { openHours } from "../domain/staffing/open-hours.ts";
import { all, type Script, the } from "../store/script.ts";
import { departmentById } from "../store/statements/departments.ts";
import { linesOf, sitesOfDesk } from "../store/statements/team.ts";
import { storedHours } from "../views/stored-hours.ts";

/** A site as the staffing report names it. */
export interface SiteChoice {
  readonly id: number;
  readonly siteKey: string;
  readonly name: string;
}

/** What a report is about: sites, the lines their visitors wait in, and the hours of the week in which they are open. */
export interface Scope {
  readonly sites: readonly number[];
  /** Of the first department that has hours, else of the first site. */
  readonly timeZone: string;
  readonly isOpen: readonly boolean[];
  readonly lines: ReadonlySet<number>;
}

/** All sites of a desk. */
export function* readSites(desk: number): Script<SiteChoice[]> {
  const sites = yield* all(sitesOfDesk, { desk });
  return sites.map(({ id, publicId, name }) => ({ id, siteKey: publicId, name }));
}

/** The scope of the sites with these keys, or of all; departments and lines as they are now. Undefined when there is no such site. */
export function* readScope(
  desk: number,
  siteKeys: readonly string[] | null,
): Script<Scope | undefined> {
  const sites = (yield* all(sitesOfDesk, { desk })).filter(
    ({ publicId }) => siteKeys === null || siteKeys.includes(publicId),
  );
  const [first] = sites;
  if (first === undefined) return undefined;
  const lines = new Set<number>();
  const hours: (Hours | null)[] = [];
  for (const department of new Set(sites.map((site) => site.department))) {
    hours.push(storedHours((yield* the(departmentById, { desk, id: department })).hours));
    for (const { id } of yield* all(linesOf, { desk, department })) lines.add(id);
  }
  const timeZone = hours.find((each) => each !== null)?.timeZone ?? first.timeZone;
  const isOpen = openHours(hours);
  return { sites: sites.map(({ id }) => id), timeZone, isOpen, lines };
}
