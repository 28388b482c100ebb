import type { jsx as Jsx } from "preact/jsx-runtime";

/**
 * Makes the elements of a part that few chats fetch with the function of whoever draws them. What such a part shared with another would become a
 * file, and a request, of its own: each is built with a copy of this one (widget/vite.config.ts).
 */
export type { JSX } from "preact/jsx-runtime";

type Maker = (...element: Parameters<typeof Jsx>) => ReturnType<typeof Jsx>;
let lent: Maker;

/** To be called before anything here is drawn. */
export function lend(jsx: Maker): void {
  lent = jsx;
}

// Preact makes elements with one child and with several in the same way. The last is its name where nothing was built, as in the unit tests.
const make: Maker = (...element) => lent(...element);
export { make as jsx, make as jsxs, make as jsxDEV };
