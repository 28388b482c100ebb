/**
 * Whether the panel follows all that the tag says of its looks. It is asked of every tag, so it is short: what is wrong, and what would be right,
 * the part of the API says, which holds the same limits.
 */
export const isFollowed = ({
  theme,
  position,
  offset,
  radius,
}: Readonly<Record<string, string | undefined>>): boolean =>
  /^(auto|light|dark|),(right|left|),(((1?\d)?\d|200) ((1?\d)?\d|200)|),(1?\d|2[0-8]|)$/.test(
    [theme, position, offset, radius].join(),
  );
