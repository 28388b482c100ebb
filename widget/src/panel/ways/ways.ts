/**
 * What the ways out of a long wait need beside what the conversation shows of them: their words, notifications, and the call when it is the
 * visitor's turn. A file of its own: most visitors never wait so long, and who does has the time to fetch it. It imports nothing that the other
 * parts run, or what they share would become a file, and a request, more.
 */
export { en as texts } from "../i18n/en/ways.ts";
export { callBack } from "./call-back.ts";
export { askToNotify, browserCalls, canNotify, createCaller, untilWords } from "./caller.ts";
