/** Help articles for who waits: a file of its own, fetched where some were shown. It imports nothing that the other parts run. */
export { create } from "./create-articles.ts";
export { lend } from "#lent/jsx-runtime";
