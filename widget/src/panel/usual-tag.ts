import { en } from "./i18n/en/panel.ts";

/**
 * Whether the panel follows all that the tag says, as far as it is sure of that. It is asked of every tag, so it is short: whether anything is wrong,
 * and what would be right, the part of the API says, which holds the same limits.
 */
export const isFollowed = ({
  theme,
  position,
  offset,
  radius,
  lang,
  open,
  color,
}: Readonly<Record<string, string | undefined>>): boolean =>
  /^(auto|light|dark|),(right|left|),(((1?\d)?\d|200) ((1?\d)?\d|200)|),(1?\d|2[0-8]|),(auto|never|always|)$/.test(
    [theme, position, offset, radius, open].join(),
  ) &&
  ["auto", en.lang].includes(lang || "auto") &&
  (!color || CSS.supports("color", color));
