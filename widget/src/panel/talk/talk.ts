/**
 * What nobody needs before the first message is written: the thread, the line, the rating, the form for an address, and the fallback for
 * networks without WebSocket. A file of its own, fetched beside the connection, so that typing does not wait for it.
 */
export { longPollTransport } from "@presently/shared/client";
export { en as texts } from "../i18n/en/talk.ts";
export { createSpokenNode } from "./announcer.ts";
export { createNews } from "./news.ts";
export { noIdentity, reportOf } from "./reports.ts";
export { Talk } from "./Talk.tsx";
export { talkStyle } from "./talk-style.ts";
export { createTurns } from "./turns.ts";
export { countUnread, lastSeqOf } from "./unread.ts";
