import type { JSX } from "preact";
import { encode } from "uqr";

/** White around the code, in modules: with less, some cameras do not find it (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** A text as a QR code, drawn as one path; black on white also where the console is dark, since cameras expect that. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join("")} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
