import type { TextLink, TextMark } from "@presently/shared/protocol";
import { type MarkedPart, markedPartsOf } from "@presently/shared/view/marked-text";
import type { ComponentChild } from "preact";
import type { Texts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";

export interface Linking {
  readonly text: string;
  readonly links: readonly TextLink[];
  readonly marks?: readonly TextMark[] | undefined;
  readonly texts: Texts;
}

/** A message's text with its links and formatting. Text nodes and a few elements only: nothing that a person typed is ever markup (R37, MD1). */
export function Linked({ text, links, marks, texts }: Linking) {
  const drawn = (part: MarkedPart): ComponentChild => {
    if ("tag" in part) {
      const { tag: Tag, parts } = part;
      return <Tag>{parts.map(drawn)}</Tag>;
    }
    const { text: words, href, host } = part;
    return href ? (
      <>
        <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
          {words}
        </a>
        {host && <bdi class="host"> ({fill(texts.linkTo, { host })})</bdi>}
      </>
    ) : (
      words
    );
  };
  return <>{markedPartsOf(text, links, marks).map(drawn)}</>;
}
