import type { TextLink } from "../protocol/links.ts";
import { calm } from "./calm.ts";

/** Browsers and Node both have it; the types that declare it bring in all of the one or the other. */
declare const URL: {
  new (address: string): {
    readonly href: string;
    readonly host: string;
    readonly protocol: string;
  };
  canParse(address: string): boolean;
};

/**
 * A part of what somebody wrote: words, or a link when it has `href`. `host` is where the link really leads, when its words do not show
 * it: look-alike letters of another script, or a name before an `@` that looks like a host.
 */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
  readonly host?: string | undefined;
}

const SCHEMES = { asWritten: "", http: "http://", mailto: "mailto:", tel: "tel:" } as const;
const ALLOWED = ["http:", "https:", "mailto:", "tel:"];

/**
 * A message, or what of it lies between two places, cut into words and links where the server found them (R39). A span that overlaps, or whose address is none or has a scheme
 * that nobody should be sent to, is words: what a person typed decides nothing here.
 */
export function partsOf(
  text: string,
  links: readonly TextLink[],
  from = 0,
  to = text.length,
): TextPart[] {
  const parts: TextPart[] = [];
  let at = from;
  for (const { start, end, kind } of links) {
    const label = text.slice(start, end);
    const address = SCHEMES[kind] + label;
    if (start < at || end > to || !label || !URL.canParse(address)) continue;
    const url = new URL(address);
    if (!ALLOWED.includes(url.protocol)) continue;
    parts.push(
      { text: calm(text.slice(at, start)) },
      { text: calm(label), href: url.href, host: hiddenHost(label, url.host) },
    );
    at = end;
  }
  parts.push({ text: calm(text.slice(at, to)) });
  return parts;
}

/** The host, unless it is what the words show as theirs, whole. */
function hiddenHost(label: string, host: string): string | undefined {
  const shown = label.toLowerCase().replace(/^https?:\/\//, "");
  return !host || (shown.startsWith(host) && /^([/?#]|$)/.test(shown.slice(host.length)))
    ? undefined
    : host;
}
