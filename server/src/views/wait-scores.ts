import type { DepartmentId } from "@presently/shared/protocol";
import { type EndedWait, scoreOf, type WaitScore } from "../domain/wait-score.ts";
import type { Flush } from "../store/flush.ts";
import { all, type Script } from "../store/script.ts";
import { latestScored } from "../store/statements/announcements.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { departmentsOfDesk } from "../store/statements/views.ts";
import { linesOfDesk } from "../store/statements/wait-history.ts";

/** A department's score, over the latest waits of its lines, a thousand of each at most. */
export interface DepartmentScore {
  readonly department: number;
  readonly departmentId: DepartmentId;
  readonly name: string;
  /** Whose visitors wait for it. */
  readonly sites: readonly { readonly id: number; readonly name: string }[];
  readonly timeZone: string;
  readonly score: WaitScore;
}

/** How well what was told in each department has held. A line at a time, each in a turn of its own: a look that others need not wait for. */
export async function readWaitScores(
  { read }: Pick<Flush, "read">,
  desk: number,
): Promise<DepartmentScore[]> {
  const { departments, lines, sites } = await read(function* () {
    return {
      departments: yield* all(departmentsOfDesk, { desk }),
      lines: yield* all(linesOfDesk, { desk }),
      sites: yield* all(sitesOfDesk, { desk }),
    };
  });
  const scores: DepartmentScore[] = [];
  for (const { id: department, publicId, name } of departments) {
    const waits: (EndedWait & { readonly endedSeq: number })[] = [];
    for (const { id: line } of lines.filter((one) => one.department === department))
      waits.push(...(await read(() => readEnded(desk, line))));
    waits.sort((one, other) => one.endedSeq - other.endedSeq);
    const served = sites.filter((site) => site.department === department);
    const timeZone = served.at(-1)?.timeZone ?? "UTC";
    const score = scoreOf(waits, hoursIn(timeZone));
    const departmentId = publicId as DepartmentId; // the desk writes the prefix
    scores.push({ department, departmentId, name, sites: served, timeZone, score });
  }
  return scores;
}

function* readEnded(
  desk: number,
  line: number,
): Script<(EndedWait & { readonly endedSeq: number })[]> {
  const rows = yield* all(latestScored, { desk, line });
  return rows.flatMap(({ outcome, endedAtMs, endedSeq, ...told }) =>
    outcome === null || endedAtMs === null || endedSeq === null
      ? []
      : [{ ...told, outcome, endedAtMs, endedSeq }],
  );
}

/** The hour of the day, 0 to 23, of moments in a time zone. */
function hoursIn(timeZone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" });
  return (atMs) => Number(format.format(atMs)) % 24;
}
