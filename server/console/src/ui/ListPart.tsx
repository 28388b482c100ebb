import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

/** A part of a page that is a list: what it is, and the list, or what would stand there. `isRanked`: its order means something. */
export function ListPart(props: {
  title: string;
  hint: string;
  none: string;
  /** The list's class. */
  class: string;
  isRanked?: boolean;
  children: readonly ComponentChildren[];
}): JSX.Element {
  const id = useId();
  const List = props.isRanked === true ? "ol" : "ul";
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <p class="field-hint">{props.hint}</p>
      {props.children.length === 0 ? (
        <p class="field-hint">{props.none}</p>
      ) : (
        <List class={props.class}>{props.children}</List>
      )}
    </section>
  );
}
