import { promisedMs } from "../domain/wait-score.ts";
import { LONGEST_LINE } from "../wait/tried-desk.ts";
import type { HistoryReport, Stretch, TriedSettings } from "../wait/history-report.ts";

/** Waits that are named one by one. */
const NAMED = 20;

/** The report for people: how the promises would have held, and the latest of them. */
export function historyText(report: HistoryReport): string {
  const { fromMs, untilMs, score, waits, ignored, tried } = report;
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
  if (tried !== undefined) lines.push("", ...triedLines(report, tried));
  if (waits.length > 0) lines.push("", "The latest:", ...waits.slice(-NAMED).map(waitLine));
  return `${lines.join("\n")}\n`;
}

/** What was tried, beside what was and the play of it. */
function triedLines(was: Stretch, { settings, again, other }: NonNullable<HistoryReport["tried"]>) {
  const all = [was, again, other];
  const row = (label: string, of: (one: Stretch) => string): string =>
    label.padEnd(26) + all.map((one) => (one === null ? "-" : of(one)).padStart(14)).join("");
  const share = (value: number | null) => (value === null ? "-" : percent(value));
  const heads = ["as it was", "played again", "tried"].map((head) => head.padStart(14));
  return [
    `Tried: ${triedWords(settings)}.`,
    " ".repeat(26) + heads.join(""),
    row("waited, no slot free", ({ score }) => String(score.waits)),
    row("of them left", ({ left }) => String(left)),
    row("waited until served", ({ waitedMs }) => (waitedMs === null ? "-" : span(waitedMs))),
    row("told a time", ({ score }) => String(score.promised)),
    row("held, as the words were", ({ score }) => share(score.keptShare)),
    row("the exact bound", ({ score }) => share(score.boundShare)),
    row("told no time", ({ score }) => String(score.refusals)),
    ...tooFewLines(again, other),
    "Played again with the same visitors: how far it is from what was says how far the tried may be off. It can't know who would have come, stayed",
    "or come back otherwise, how agents would have worked with more or fewer chats than they had, or how long they would have taken to accept.",
  ];
}

/** Which of the plays came to nothing, since who comes kept coming. */
function tooFewLines(again: Stretch | null, other: Stretch | null): string[] {
  const grew = `more than ${LONGEST_LINE} visitors in line, so that the play was ended: these slots are too few.`;
  return [
    ...(again === null ? [`Played again: ${grew}`] : []),
    ...(other === null ? [`Tried: ${grew}`] : []),
  ];
}

function triedWords({ capacity, moreAgents, fromHour, untilHour }: TriedSettings): string {
  const hours = fromHour === undefined ? "all day" : `${fromHour} to ${untilHour ?? 24} o'clock`;
  return [
    ...(capacity === undefined ? [] : [`${capacity} chats at once for each agent`]),
    ...(moreAgents === undefined
      ? []
      : [`${moreAgents} more ${moreAgents === 1 ? "agent" : "agents"}, ${hours}`]),
  ].join(" and ");
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
