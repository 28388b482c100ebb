/**
 * Files in the chat: chosen, sent and shown (R41). A part of its own, fetched where the site takes files or a message has one: it imports nothing that
 * other parts run.
 */
export { create } from "./create-files.tsx";
export { lend } from "#lent/jsx-runtime";
