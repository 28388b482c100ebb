/** What was promised, and by when: a file of its own, fetched where something was. It imports nothing that the other parts run. */
export { create } from "./create-promises.ts";
export { lend } from "#lent/jsx-runtime";
