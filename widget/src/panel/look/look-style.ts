import { paletteOf } from "@presently/shared/look/palette";
import type { FurtherLook } from "@presently/shared/protocol/further-look";

/** Every rule goes before the panel's own of the same, whichever sheet comes first: the host always says its theme. */
const OF_OURS = ":host([data-theme])";
const WIDTH = 384;

/** What is set of it, as a style sheet; `pageFont` is what the page's body has. */
export function lookStyle(
  { font, scale = 100, density, shadow, faces, logo, light, dark }: FurtherLook,
  pageFont: string,
): string {
  const rules: string[] = [];
  if (font === "page" && pageFont) rules.push(`>*{--font:${pageFont}}`);
  // What is in it, not the chat itself: that is placed by the page's own pixels, and as high as the screen leaves it.
  if (scale !== 100)
    rules.push(
      ` .panel>*{zoom:${scale / 100}}`,
      ` :not(.whole,.page)>.panel{width:${(WIDTH * scale) / 100}px}`,
    );
  if (faces || logo) rules.push(...PICTURE);
  if (density === "compact") rules.push(...COMPACT);
  if (shadow === false)
    rules.push(" .panel{box-shadow:none}", " .launcher:not(:focus-visible){box-shadow:none}");
  return (
    (light ? colorsOf(light, "light", "dark") : "") +
    (dark ? colorsOf(dark, "dark", "light") : "") +
    rules.map((rule) => OF_OURS + rule).join("\n")
  );
}

/**
 * The chat's colours in one theme, from "SURFACE INK" (LK7): where that is asked for, and where the browser prefers it and nothing asks for the other.
 * The names are written out: the build shortens them where they stand. Either rule goes before the panel's own.
 */
function colorsOf(pair: string, theme: string, other: string): string {
  const { surface, sunken, ink, soft, edge, control, fault, good, wait, scheme } = paletteOf({
    surface: pair.slice(0, 7),
    ink: pair.slice(8),
  });
  const said = `>*{--surface:${surface};--sunken:${sunken};--ink:${ink};--soft:${soft};--edge:${edge};--control:${control};--fault:${fault};--good:${good};--wait:${wait};color-scheme:${scheme}}`;
  return (
    `:host([data-theme][data-theme=${theme}])${said}\n` +
    `@media (prefers-color-scheme:${theme}){:host([data-theme]:not([data-theme=${other}]))${said}}\n`
  );
}

/** What stands before the site's name. */
const PICTURE = [
  " .picture{display:grid;place-items:center;flex:none;width:40px;height:40px;margin-inline:-4px 8px;overflow:hidden}",
  " .picture[data-kind=face]{border-radius:50%;background:var(--accent);color:var(--on-accent);font-size:15px;line-height:1;font-weight:650}",
  " .picture canvas{display:block;width:100%;height:100%;object-fit:contain}",
  " .picture[data-kind=face] canvas{object-fit:cover}",
];

/** Less room between things; none of what is pressed is lower than 32 px, or 44 under a finger. */
const COMPACT = [
  " header{padding:6px 8px;padding-inline-start:14px;min-height:52px}",
  " .thread{padding:10px 14px}",
  " .bar{padding:6px 14px}",
  " .place{padding:8px 14px}",
  " .welcome{padding:10px 0}",
  " h2{margin-bottom:4px;font-size:18px;line-height:24px}",
  " .panel{font-size:14px;line-height:1.4}",
  " .message.first{margin-top:8px}",
  " .message{margin-top:2px}",
  " .bubble{padding:6px 11px}",
  " .note{margin:8px 0 4px}",
  " .card{margin:10px 0 2px;padding:10px 12px}",
  " .composer{padding:6px 8px 8px}",
];
