/**
 * What nobody needs before the first message is written: the thread, the line and the form for an address. A file of its own,
 * fetched beside the connection, so that typing does not wait for it.
 */
export { createTalk } from "./create-talk.ts";
