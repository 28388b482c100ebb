import type { JSX } from "preact";
import { calm } from "@presently/shared/view/calm";

/** One thing that is known, with its name; nothing where it is not. */
export function Fact({ label, text }: { label: string; text: string | null }): JSX.Element | null {
  if (text === null || text === "") return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{calm(text)}</dd>
    </div>
  );
}
