/** A surface's colour and that of the words on it. */
export type Accent = readonly [surface: string, ink: string];

/**
 * The site's own colour, else ours. On the site's stands white or black, whichever has the contrast: WCAG's luminance of 0.179, where both
 * have 4.58:1. A grey of the same luminance (the y of D65) stands for the colour, since `lch` measures under another white: for a blue of
 * #276fff that made 4.37:1. What is no colour is left out, and so is every colour where the browser cannot compute with it.
 */
export function accentOf(color: string | undefined): Accent {
  const ink = `lch(from color(from ${color} xyz y y y) calc((49.44 - l)*1e9) 0 0)`;
  return CSS.supports("color", ink) ? [`lch(from ${color} l c h)`, ink] : ["#115e59", "#fff"];
}
