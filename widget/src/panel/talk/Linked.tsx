import type { TextLink } from "@presently/shared/protocol";
import { partsOf } from "@presently/shared/view/linked-text";
import type { Texts } from "../i18n/texts.ts";
import { fill } from "../i18n/plural.ts";

export interface Linking {
  readonly text: string;
  readonly links: readonly TextLink[];
  readonly texts: Texts;
}

/** A message's text with its links. Text nodes only: nothing that a person typed is ever markup (R37). */
export function Linked({ text, links, texts }: Linking) {
  return (
    <>
      {partsOf(text, links).map(({ text: words, href, host }) =>
        href ? (
          <>
            <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
              {words}
            </a>
            {host && <bdi class="host"> ({fill(texts.linkTo, { host })})</bdi>}
          </>
        ) : (
          words
        ),
      )}
    </>
  );
}
