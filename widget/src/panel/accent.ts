/** A surface's colour and that of the words on it. */
export type Accent = readonly [surface: string, ink: string];

/**
 * The site's own colour, else ours. On the site's stands white or black, whichever has the contrast: at L* 49.44 both have 4.6:1. What is
 * no colour is left out, and so is every colour where the browser cannot compute with it.
 */
export function accentOf(color: string | undefined): Accent {
  const from = `lch(from ${color} `;
  return CSS.supports("color", `${from}l c h)`)
    ? [`${from}l c h)`, `${from}calc((49.44 - l)*1e9) 0 0)`]
    : ["#115e59", "#fff"];
}
