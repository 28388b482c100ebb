/** Points of a sketch. */
export const SKETCH_POINTS = 41;

/** The probability of a point of the sketch: the middles of 41 equal parts. */
export function sketchProbability(at: number): number {
  return (at + 0.5) / SKETCH_POINTS;
}

/** What a wait may be, as 41 quantiles at evenly spread probabilities, in ms and in order of size. */
export type Sketch = Float64Array;

/** The sketch of a sample that is in order of size. */
export function sketchOf(sorted: Float64Array): Sketch {
  const sketch = new Float64Array(SKETCH_POINTS);
  const last = sorted.length - 1;
  for (let at = 0; at < SKETCH_POINTS; at += 1) {
    const place = Math.max(0, Math.min(last, sketchProbability(at) * sorted.length - 0.5));
    const below = Math.floor(place);
    const low = sorted[below] ?? 0;
    const high = below < last ? (sorted[below + 1] ?? low) : low;
    sketch[at] = low + (place - below) * (high - low);
  }
  return sketch;
}

/** The quantile of any probability, between its two neighbours; outside the points, the first or the last of them. */
export function quantileOf(sketch: Sketch, probability: number): number {
  return valueAt(sketch, probability * SKETCH_POINTS - 0.5);
}

/**
 * Where a wait stands among what it might have been: the share of the sketch below it, in (0, 1). Chance decides within ties and beyond the
 * ends, so that a right sketch gives evenly spread ranks (the probability integral transform: Dawid, JRSS A 147, 1984). `chance` is in [0, 1).
 */
export function rankIn(sketch: Sketch, waitMs: number, chance: number): number {
  let below = 0;
  while (below < SKETCH_POINTS && (sketch[below] ?? 0) < waitMs) below += 1;
  let upto = below;
  while (upto < SKETCH_POINTS && (sketch[upto] ?? 0) <= waitMs) upto += 1;
  if (upto > below + 1 || below === 0 || below === SKETCH_POINTS) {
    const low = below === 0 ? 0 : sketchProbability(below - 1);
    const high = upto >= SKETCH_POINTS ? 1 : sketchProbability(upto);
    return low + (high - low) * chance;
  }
  const before = sketch[below - 1] ?? 0;
  const part = (waitMs - before) / Math.max(1e-9, (sketch[below] ?? 0) - before);
  return sketchProbability(below - 1) + Math.min(1, part) / SKETCH_POINTS;
}

function valueAt(sorted: Float64Array, place: number): number {
  const below = Math.max(0, Math.min(sorted.length - 1, Math.floor(place)));
  const above = Math.min(sorted.length - 1, below + 1);
  const part = Math.max(0, Math.min(1, place - below));
  const low = sorted[below] ?? 0;
  return low + part * ((sorted[above] ?? low) - low);
}
