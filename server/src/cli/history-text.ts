import { promisedMs } from "../domain/wait-score.ts";
import type { HistoryReport } from "../wait/history-report.ts";

/** Waits that are named one by one. */
const NAMED = 20;

/** The report for people: how the promises would have held, and the latest of them. */
export function historyText({ fromMs, untilMs, score, waits, ignored }: HistoryReport): string {
  const { promised, keptShare, boundShare, lateShare, widthMs, biasMs, refusals, refusalsInVain } =
    score;
  const lines = [
    `${day(fromMs)} to ${day(untilMs)}: ${score.waits} visitors waited to the end or left; ${promised} would have been told a time.`,
  ];
  if (keptShare !== null && boundShare !== null && lateShare !== null)
    lines.push(
      `Held, as the words were: ${percent(keptShare)}; the exact bound: ${percent(boundShare)} (nine in ten should). Late by over a minute: ${percent(lateShare)}.`,
    );
  if (widthMs !== null && biasMs !== null)
    lines.push(
      `From the lower to the upper bound ${span(widthMs)} on average; ${span(Math.abs(biasMs))} ${biasMs > 0 ? "longer" : "shorter"} waited than expected.`,
    );
  lines.push(`Told no time: ${refusals}, of them served within ten minutes ${refusalsInVain}.`);
  if (ignored > 0) lines.push(`${ignored} facts contradicted what came before and were ignored.`);
  if (waits.length > 0) lines.push("", "The latest:", ...waits.slice(-NAMED).map(waitLine));
  return `${lines.join("\n")}\n`;
}

function waitLine(wait: HistoryReport["waits"][number]): string {
  const { atMs, place, lowMs, highMs, refusal, outcome, waitedMs } = wait;
  const told =
    highMs === null ? `no time (${refusal ?? "unknown"})` : `${span(lowMs)} to ${span(highMs)}`;
  const became = outcome === "served" ? "waited" : "left after";
  const isBroken = highMs !== null && waitedMs > promisedMs({ lowMs, highMs });
  return `${new Date(atMs).toISOString().slice(0, 16).replace("T", " ")} UTC  place ${place}  ${told}; ${became} ${span(waitedMs)}${isBroken ? "  *" : ""}`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Minutes and seconds. */
function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
