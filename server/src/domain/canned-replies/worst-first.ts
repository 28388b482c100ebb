/** Two sides of the normal distribution: 95 of 100. */
const Z = 1.96;

/**
 * The share that went badly, at least, with 95 of 100 sure: the lower end of Wilson's interval (E. B. Wilson, 1927). Three of three stand behind
 * sixty of a hundred: with few uses a bad one may be chance.
 */
export function badAtLeast(bad: number, of: number): number {
  if (of === 0) return 0;
  const share = bad / of;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * of)) / of);
  return (share + (Z * Z) / (2 * of) - spread) / (1 + (Z * Z) / of);
}
