import type { ComponentChildren, JSX } from "preact";

/** Figures that belong together, under what they are about. */
export function FigureGroup(props: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="report-group">
      <h2>{props.title}</h2>
      <dl class="report-figures">{props.children}</dl>
    </section>
  );
}
