import type { jsx as Jsx } from "preact/jsx-runtime";

/** Makes the elements of this part with the function of whoever draws them, as that of the ways out does: a part shares no file with another. */
export type { JSX } from "preact/jsx-runtime";

type Maker = (...element: Parameters<typeof Jsx>) => ReturnType<typeof Jsx>;
let lent: Maker;

/** To be called before anything here is drawn. */
export function lend(jsx: Maker): void {
  lent = jsx;
}

// As in the ways out.
const make: Maker = (...element) => lent(...element);
export { make as jsx, make as jsxs, make as jsxDEV };
