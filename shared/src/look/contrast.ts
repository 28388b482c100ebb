/** A colour as `#rrggbb`. */
export type Hex = string;

/** Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2). */
function luminanceOf(color: Hex): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrastOf(one: Hex, other: Hex): number {
  const [a, b] = [luminanceOf(one) + 0.05, luminanceOf(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** What the words on a colour are, as the chat itself chooses, by L* = 49.44; and their contrast. */
export function inkOn(color: Hex): { readonly ink: "black" | "white"; readonly ratio: number } {
  // L* = 49.44 as luminance: ((49.44 + 16) / 116) ** 3.
  const ink = luminanceOf(color) > 0.17953 ? "black" : "white";
  return { ink, ratio: contrastOf(color, ink === "black" ? "#000000" : "#ffffff") };
}
