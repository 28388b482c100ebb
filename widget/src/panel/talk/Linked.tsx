import type { TextLink } from "@presently/shared/protocol";
import type { ComponentChildren } from "preact";
import type { Texts } from "../i18n/en.ts";
import { fill } from "../i18n/plural.ts";

const SCHEMES = { asWritten: "", http: "http://", mailto: "mailto:", tel: "tel:" } as const;
const ALLOWED = ["http:", "https:", "mailto:", "tel:"];

/** Where a link goes; undefined for what is no address or has a scheme that nobody should be sent to (R39). */
export function targetOf(text: string, { start, end, kind }: TextLink): URL | undefined {
  const address = SCHEMES[kind] + text.slice(start, end);
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return ALLOWED.includes(url.protocol) ? url : undefined;
}

/**
 * The host a link really leads to, when its text does not show it: letters of another script that look like Latin ones, or a name before
 * an `@` that looks like a host.
 */
export function hiddenHost(label: string, url: URL): string | undefined {
  if (url.host === "") return undefined;
  const shown = label.toLowerCase().replace(/^https?:\/\//, "");
  const isShown = shown.startsWith(url.host) && /^([/?#]|$)/.test(shown.slice(url.host.length));
  return isShown ? undefined : url.host;
}

/** At most eight marks on one letter: more are there to spill over the lines around them (R38). */
export function calm(text: string): string {
  return text.replace(/(\p{M}{8})\p{M}+/gu, "$1");
}

/** A message's text with its links. Text nodes only: nothing that a person typed is ever markup (R37). */
export function Linked({
  text,
  links,
  texts,
}: {
  readonly text: string;
  readonly links: readonly TextLink[];
  readonly texts: Texts;
}) {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const link of links) {
    const url = targetOf(text, link);
    if (url === undefined || link.start < at) continue;
    const label = text.slice(link.start, link.end);
    const host = hiddenHost(label, url);
    parts.push(
      calm(text.slice(at, link.start)),
      <a href={url.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {calm(label)}
      </a>,
      host && <bdi class="host"> ({fill(texts.linkTo, { host })})</bdi>,
    );
    at = link.end;
  }
  parts.push(calm(text.slice(at)));
  return <>{parts}</>;
}
