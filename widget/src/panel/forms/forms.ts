/** Small forms and short answers: a file of its own, fetched where there are any. It imports nothing that the other parts run. */
export { create } from "./create-forms.ts";
export { lend } from "#lent/jsx-runtime";
