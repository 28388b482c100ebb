import type { ComponentChild, JSX } from "preact";
import type { TextLink, TextMark } from "@presently/shared/protocol";
import { type MarkedPart, markedPartsOf } from "@presently/shared/view/marked-text";

/** What somebody wrote: text nodes, links and the few elements of its formatting (R37, R39, MD1); its direction is its own. */
export function MessageText({
  text,
  links,
  marks,
}: {
  text: string;
  links: readonly TextLink[];
  marks?: readonly TextMark[] | undefined;
}): JSX.Element {
  return (
    <div class="message-text" dir="auto">
      {markedPartsOf(text, links, marks).map(drawn)}
    </div>
  );
}

function drawn(part: MarkedPart, index: number): ComponentChild {
  if ("tag" in part) {
    const { tag: Tag, parts } = part;
    return <Tag key={index}>{parts.map(drawn)}</Tag>;
  }
  if (part.href === undefined) return part.text;
  return (
    <bdi key={index}>
      <a href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {part.text}
      </a>
      {part.host !== undefined && <span class="real-host"> ({part.host})</span>}
    </bdi>
  );
}
