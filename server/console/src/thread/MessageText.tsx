import type { JSX } from "preact";
import type { TextLink } from "@presently/shared/protocol";
import { partsOf } from "@presently/shared/view/linked-text";

/** What somebody wrote: text nodes and links only (R37, R39); its direction is its own. */
export function MessageText({
  text,
  links,
}: {
  text: string;
  links: readonly TextLink[];
}): JSX.Element {
  return (
    <p class="message-text" dir="auto">
      {partsOf(text, links).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <bdi key={index}>
            <a href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
              {part.text}
            </a>
            {part.host !== undefined && <span class="real-host"> ({part.host})</span>}
          </bdi>
        ),
      )}
    </p>
  );
}
