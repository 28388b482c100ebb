import type { TextLink } from "@presently/shared/protocol";
import { calm } from "../ui/display-text.ts";

export type TextPart =
  | { kind: "text"; text: string }
  | { kind: "link"; text: string; href: string; realHost: string | null };

const prefixes: Record<TextLink["kind"], string> = {
  asWritten: "",
  http: "http://",
  mailto: "mailto:",
  tel: "tel:",
};
const allowedSchemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * A message cut into text and links, where the server found them (R39). A span that makes no sense, or whose address is not one of the
 * four schemes, is text: what a person typed decides nothing here. `realHost` is the host a browser would really go to, when the words
 * of the link show another one (a look-alike alphabet, a name before an @).
 */
export function partsOf(text: string, links: readonly TextLink[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const link of links) {
    if (!(link.start >= at && link.end > link.start && link.end <= text.length)) continue;
    const label = text.slice(link.start, link.end);
    const url = parse(`${prefixes[link.kind] ?? ""}${label}`);
    if (url === undefined) continue;
    if (link.start > at) parts.push({ kind: "text", text: calm(text.slice(at, link.start)) });
    const isHostShown =
      url.host === "" || label.toLowerCase().startsWith(shownBeforeHost(label) + url.host);
    parts.push({
      kind: "link",
      text: calm(label),
      href: url.href,
      realHost: isHostShown ? null : url.host,
    });
    at = link.end;
  }
  if (at < text.length) parts.push({ kind: "text", text: calm(text.slice(at)) });
  return parts;
}

function parse(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && allowedSchemes.has(url.protocol) ? url : undefined;
}

function shownBeforeHost(label: string): string {
  return /^https?:\/\//i.exec(label)?.[0].toLowerCase() ?? "";
}
