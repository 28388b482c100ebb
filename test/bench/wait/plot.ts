import type { Row } from "./rows.ts";
import type { Score } from "./score.ts";

/** Promised against real waits in a panel per kind of site, and below how often each method's upper bound held; an SVG picture. */
export function plotOf(
  rows: Readonly<Record<string, readonly Row[]>>,
  byMethod: Readonly<Record<string, Readonly<Record<string, Score>>>>,
): string {
  const kinds = Object.keys(rows);
  const panels = kinds.map((kind, at) => {
    const x = MARGIN + (at % COLUMNS) * (PANEL.width + GAP);
    const y = 74 + Math.floor(at / COLUMNS) * (PANEL.height + GAP + 18);
    return `<g transform="translate(${x} ${y})">${panelOf(kind, rows[kind] ?? [])}</g>`;
  });
  const below = 74 + Math.ceil(kinds.length / COLUMNS) * (PANEL.height + GAP + 18) + 8;
  const width = 2 * MARGIN + COLUMNS * PANEL.width + (COLUMNS - 1) * GAP;
  const height = below + 66 + kinds.length * LANE + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" fill="#1f2933">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(
      MARGIN,
      28,
      "What visitors were promised, and how long they really waited",
      'font-size="16" font-weight="600"',
    ),
    text(
      MARGIN,
      48,
      "Minutes. Visitors in ten groups by promised wait: band = promised range, dot = mean real wait, line = eight in ten of the real waits.",
      MUTED,
    ),
    ...panels,
    `<g transform="translate(0 ${below})">${coverageOf(kinds, byMethod, width)}</g>`,
    "</svg>\n",
  ].join("\n");
}

const COLUMNS = 3;
const MARGIN = 32;
const GAP = 36;
const PANEL = { width: 270, height: 170 };
const LANE = 24;
const GROUPS = 10;
const MUTED = 'fill="#52606d"';
const MINUTE_MS = 60_000;
/** A wait is drawn up to here. */
const MOST_MS = 60 * MINUTE_MS;

function panelOf(kind: string, rows: readonly Row[]): string {
  const told = rows
    .filter(({ isRefused }) => !isRefused)
    .toSorted((one, other) => one.expectedMs - other.expectedMs);
  const groups = Array.from({ length: GROUPS }, (_, at) =>
    told.slice(
      Math.floor((at * told.length) / GROUPS),
      Math.floor(((at + 1) * told.length) / GROUPS),
    ),
  )
    .filter((group) => group.length > 0)
    .map(summaryOf);
  const most = Math.max(MINUTE_MS, ...groups.map(({ high, realHigh }) => Math.max(high, realHigh)));
  const px = (at: number) => ((at + 0.5) * PANEL.width) / GROUPS;
  const py = (ms: number) => PANEL.height - (Math.min(ms, most) / most) * PANEL.height;
  const upper = groups.map(({ high }, at) => `${round(px(at))},${round(py(high))}`);
  const lower = groups.map(({ low }, at) => `${round(px(at))},${round(py(low))}`).toReversed();
  const ticks = ticksUpTo(most / MINUTE_MS);
  return [
    text(0, -8, `${kind}: ${told.length} of ${rows.length} told a time`, 'font-weight="600"'),
    ...ticks.map(
      (minutes) =>
        `<path d="M0 ${round(py(minutes * MINUTE_MS))}H${PANEL.width}" stroke="#e4e7eb"/>` +
        text(-4, py(minutes * MINUTE_MS) + 4, String(minutes), `${MUTED} text-anchor="end"`),
    ),
    `<polygon points="${[...upper, ...lower].join(" ")}" fill="#9fc5e8" fill-opacity="0.7"/>`,
    ...groups.map(
      ({ real, realLow, realHigh }, at) =>
        `<path d="M${round(px(at))} ${round(py(realLow))}V${round(py(realHigh))}" stroke="#1f2933"/>` +
        `<circle cx="${round(px(at))}" cy="${round(py(real))}" r="3" fill="#c2410c"/>`,
    ),
  ].join("");
}

function summaryOf(group: readonly Row[]) {
  const mean = (of: (row: Row) => number) =>
    group.reduce((sum, row) => sum + Math.min(of(row), MOST_MS), 0) / group.length;
  const real = group.map(({ virtualMs }) => virtualMs).toSorted((one, other) => one - other);
  return {
    low: mean(({ lowMs }) => lowMs),
    high: mean(({ highMs }) => highMs),
    real: mean(({ virtualMs }) => virtualMs),
    realLow: real[Math.floor(real.length * 0.1)] ?? 0,
    realHigh: Math.min(real[Math.floor(real.length * 0.9)] ?? 0, MOST_MS),
  };
}

function ticksUpTo(minutes: number): number[] {
  const step = [1, 2, 5, 10, 20].find((size) => minutes / size <= 6) ?? 20;
  return Array.from({ length: Math.floor(minutes / step) + 1 }, (_, at) => at * step);
}

/** A lane per kind, a mark per method, the goal as a band. */
function coverageOf(
  kinds: readonly string[],
  byMethod: Readonly<Record<string, Readonly<Record<string, Score>>>>,
  width: number,
): string {
  const left = MARGIN + 130;
  const px = (share: number) => left + share * (width - left - MARGIN);
  const bottom = 44 + kinds.length * LANE;
  const names = Object.keys(byMethod);
  const colourOf = (at: number) =>
    at === names.length - 1 ? OWN : (PEERS[at % PEERS.length] ?? OWN);
  const radiusOf = (at: number) => (at === names.length - 1 ? 6 : 4);
  return [
    text(
      MARGIN,
      0,
      "How often the wait stayed within what was promised",
      'font-size="16" font-weight="600"',
    ),
    `<rect x="${round(px(0.87))}" y="34" width="${round(px(0.96) - px(0.87))}" height="${bottom - 34}" fill="#d9ead3"/>`,
    ...names.map(
      (name, at) =>
        `<circle cx="${MARGIN + 6 + at * 120}" cy="18" r="${radiusOf(at)}" fill="${colourOf(at)}"/>` +
        text(MARGIN + 16 + at * 120, 22, name),
    ),
    ...kinds.map((kind, lane) => {
      const y = 44 + (lane + 0.5) * LANE;
      const marks = names.map((name, at) => {
        const held = byMethod[name]?.[kind]?.held ?? Number.NaN;
        if (!Number.isFinite(held)) return "";
        return `<circle cx="${round(px(held))}" cy="${y}" r="${radiusOf(at)}" fill="${colourOf(at)}" fill-opacity="0.85"/>`;
      });
      return `<path d="M${left} ${y}H${round(px(1))}" stroke="#e4e7eb"/>${text(MARGIN, y + 4, kind)}${marks.join("")}`;
    }),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      text(px(share), bottom + 14, `${share * 100} %`, `${MUTED} text-anchor="middle"`),
    ),
  ].join("");
}

const OWN = "#1d4ed8";
const PEERS = ["#c2410c", "#d97706", "#a16207", "#9d174d", "#6b7280", "#0f766e"];

function text(x: number, y: number, words: string, attributes = ""): string {
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${words}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
