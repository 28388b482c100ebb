import { Gauge, type Registry } from "prom-client";
import type { Logger } from "pino";
import type { WaitScore } from "../domain/wait-score.ts";
import { readForScrape } from "../scrape-reading.ts";
import type { DepartmentScore } from "../views/wait-scores.ts";

/** One reading serves all figures of a scrape. */
const SAME_READING_MS = 5000;

/** What becomes of a figure, in its unit: null where there is nothing to say. */
type Figure = (score: WaitScore) => number | null;

/** The score of what was told, for whoever operates the server: by department, over the latest thousand waits of each of its lines. (W16) */
export function exportScores(
  options: {
    readScores: () => Promise<DepartmentScore[]>;
    nowMs: () => number;
    log: Pick<Logger, "warn">;
  },
  registry: Registry,
): void {
  const { readScores, nowMs, log } = options;
  let reading: { readonly atMs: number; readonly scores: Promise<DepartmentScore[]> } | undefined;
  const scores = () => {
    if (reading === undefined || nowMs() - reading.atMs > SAME_READING_MS) {
      reading = {
        atMs: nowMs(),
        scores: readForScrape(readScores, log).then((read) => read ?? []),
      };
    }
    return reading.scores;
  };

  figure(
    "promises_kept_ratio",
    "Share of promised waits that held, as the words were",
    (s) => s.keptShare,
  );
  figure("bounds_kept_ratio", "Share within the exact bound", (s) => s.boundShare);
  figure("promises_late_ratio", "Share that lasted over a minute longer", (s) => s.lateShare);
  figure("latest_kept_ratio", "Share of the last 200 that held", (s) => s.latest.keptShare);
  figure("range_width_seconds", "Mean width of a promise", (s) => secondsOf(s.widthMs));
  figure("bias_seconds", "Mean of waited less expected", (s) => secondsOf(s.biasMs));
  figure("refusals", "Waits of which no time was told", (s) => s.refusals);
  figure("refusals_in_vain", "Of them, served within 10 min", (s) => s.refusalsInVain);
  parts("bias_by_hour_seconds", "Mean of waited less expected, by hour of the day", "hour", (s) =>
    s.byHour.map(({ biasMs }, hour) => [String(hour), biasMs]),
  );
  parts("bias_by_place_seconds", "Mean of waited less expected, by place from", "place", (s) =>
    s.byPlace.map(({ biasMs, fromPlace }) => [String(fromPlace), biasMs]),
  );

  function figure(name: string, help: string, valueOf: Figure): void {
    new Gauge({
      name: `presently_wait_${name}`,
      help,
      labelNames: ["department"],
      registers: [registry],
      async collect() {
        const all = await scores();
        this.reset();
        for (const { departmentId: department, score } of all) {
          const value = valueOf(score);
          if (value !== null) this.set({ department }, value);
        }
      },
    });
  }

  function parts(
    name: string,
    help: string,
    by: "hour" | "place",
    partsOf: (score: WaitScore) => readonly (readonly [string, number | null])[],
  ): void {
    new Gauge({
      name: `presently_wait_${name}`,
      help,
      labelNames: ["department", by],
      registers: [registry],
      async collect() {
        const all = await scores();
        this.reset();
        for (const { departmentId: department, score } of all)
          for (const [part, ms] of partsOf(score))
            if (ms !== null) this.set({ department, [by]: part }, ms / 1000);
      },
    });
  }
}

function secondsOf(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
