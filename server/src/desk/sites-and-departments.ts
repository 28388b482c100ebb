import { readName } from "../content.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { ANY_LANGUAGE } from "../domain/language-lines.ts";
import { departmentKeyFor } from "../domain/department-key.ts";
import { all, run, type Script } from "../store/script.ts";
import { departmentKeys, saveDepartmentKey } from "../store/statements/departments.ts";
import { addDepartment, addLine, addSite } from "../store/statements/installation.ts";

/** What these scripts are handed; they read no clock and draw no random number. */
interface Context {
  readonly nowMs: number;
  /** 21 random characters of the alphabet of public ids. */
  readonly newId: () => string;
}

interface NewSite {
  readonly name: string;
  /** As `readOrigins` gives them. */
  readonly origins: readonly string[];
  readonly department: number;
  readonly timeZone: string;
}

interface Site {
  readonly id: number;
  readonly siteKey: `ste_${string}`;
}

/** Writes a site, whichever road it is asked for on: the first set-up, the command line, the settings. */
export function* writeSite(desk: number, site: NewSite, context: Context): Script<Site> {
  const name = readName(site.name, "siteName");
  const id = yield* allocateIds(desk);
  const siteKey = `ste_${context.newId()}` as const;
  yield* run(addSite, {
    id,
    desk,
    publicId: siteKey,
    name,
    origins: JSON.stringify(site.origins),
    timeZone: site.timeZone,
    department: site.department,
    isAutoAccept: 0,
    settings: "{}",
    createdAtMs: context.nowMs,
  });
  return { id, siteKey };
}

interface Department {
  readonly id: number;
  readonly publicId: `dep_${string}`;
}

/** Writes a department with the one line it starts from (S2). */
export function* writeDepartment(desk: number, name: string, context: Context): Script<Department> {
  const id = yield* allocateIds(desk, 2);
  const publicId = `dep_${context.newId()}` as const;
  yield* run(addDepartment, { desk, id, publicId, name });
  yield* nameDepartments(desk);
  yield* run(addLine, { desk, id: id + 1, department: id, language: ANY_LANGUAGE });
  return { id, publicId };
}

/** Gives every department that has none a key made from its name (DK1): a new one, and what an older version made. */
export function* nameDepartments(desk: number): Script<void> {
  const known = yield* all(departmentKeys, { desk });
  const taken = new Set(known.flatMap(({ key }) => key ?? []));
  for (const { id, name, key: given } of known) {
    if (given !== null) continue;
    const key = departmentKeyFor(name, taken);
    taken.add(key);
    yield* run(saveDepartmentKey, { desk, id, key });
  }
}
