/** An element as `jsx` makes it. */
export interface Drawn {
  readonly type: unknown;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Everything that a part draws, from outside inwards, with the words as they come. */
export function drawn(part: unknown): (Drawn | string)[] {
  if (typeof part === "string") return [part];
  if (Array.isArray(part)) return part.flatMap(drawn);
  if (typeof part !== "object" || part === null) return [];
  const element = part as Drawn; // what `jsx` makes
  return [element, ...drawn(element.props["children"])];
}
