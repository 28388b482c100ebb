/**
 * The ways out of a long wait: how they are drawn, their words, notifications, the call when it is the visitor's turn, and the call by phone. A
 * file of its own: most visitors never wait so long, and who does has the time to fetch it. It imports nothing that the other parts run, or
 * what they share would become a file, and a request, more; what makes elements is lent to it.
 */
export { en as texts } from "../i18n/en/ways.ts";
export { callBack } from "./call-back.ts";
export { callCard } from "./CallCard.tsx";
export { askToNotify, browserCalls, canNotify, createCaller } from "./caller.ts";
export { type ChoicesProps, waysOut } from "./Choices.tsx";
export { lend } from "#lent/jsx-runtime";
