import { MAX_LOOK_OFFSET, MAX_LOOK_RADIUS } from "@presently/shared/protocol/look-limits";

/** Where the chat stands, and how round the open chat's corners are, in px. */
export interface Place {
  /** From the side. */
  readonly x: number;
  /** From the bottom. */
  readonly y: number;
  readonly radius: number;
}

/** What the tag, or the site's owner, says of it; the default for what is no number, or out of range. */
export function placeOf({
  offset = "",
  radius,
}: Readonly<Record<string, string | undefined>>): Place {
  const [x, y] = offset.split(" ");
  return {
    x: fitting(x, MAX_LOOK_OFFSET, 20),
    y: fitting(y, MAX_LOOK_OFFSET, 20),
    radius: fitting(radius, MAX_LOOK_RADIUS, 16),
  };
}

function fitting(text: string | undefined, max: number, usual: number): number {
  const number = parseInt(`${text}`, 10);
  return number >= 0 && number <= max ? number : usual;
}
