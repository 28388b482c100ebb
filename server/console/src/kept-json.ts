/** Reads what this console stored as JSON; undefined where nothing is stored, or what is was damaged by something else on this origin. */
export function parseKept<Kept>(
  stored: string | null,
  isKept: (value: unknown) => value is Kept,
): Kept | undefined {
  if (stored === null) return undefined;
  try {
    const value: unknown = JSON.parse(stored);
    return isKept(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
