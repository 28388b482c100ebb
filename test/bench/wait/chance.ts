/** Draws from the open interval (0, 1). */
export type Chance = () => number;

/**
 * Chance from a seed and a path of numbers, so that every visitor of every trace can have a stream of its own: the small fast counting
 * generator with 96 bits of state and a 32-bit counter (Doty-Humphrey's sfc32), which passes the usual statistical batteries.
 */
export function chanceOf(...path: number[]): Chance {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  function draw(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }
  for (const number of path) {
    a = (a ^ number) | 0;
    for (let round = 0; round < 12; round += 1) draw();
  }
  return () => (draw() + 0.5) / 2 ** 32;
}
