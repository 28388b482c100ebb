/** "What is it about?": a file of its own, fetched where a site has topics. It imports nothing that the other parts run. */
export { create } from "./create-topics.ts";
export { lend } from "#lent/jsx-runtime";
