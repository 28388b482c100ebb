import type { DeskErrorCode } from "@presently/shared/protocol";
import { secondFactorTexts } from "./en-second-factor.ts";

/** What a refusal means to the person who caused it. A new code without words does not compile. */
export const deskErrorTexts: Record<DeskErrorCode | "unreachable", string> = {
  unreachable: "The server could not be reached. Nothing was changed; please try again.",
  "frame.malformed": "The server did not understand this. Reload the page; your drafts are kept.",
  "frame.unknown": "The server did not understand this. Reload the page; your drafts are kept.",
  "frame.too-large": "This is too long to be sent in one piece.",
  "session.not-authenticated": "You are not signed in.",
  "session.expired": "Your session has ended. Please sign in again.",
  "sign-in.failed": "E-mail and password don't match.",
  "second-factor.needed": "A code of your second step is needed.",
  "second-factor.failed": secondFactorTexts.codeWrong,
  "second-factor.required": "Your role asks for a second step at sign-in. Set it up first.",
  "identity.required": "On this site only visitors chat whom the site itself has identified.",
  "identity.invalid": "The signed identity was not accepted.",
  "not-allowed": "Your role does not allow this.",
  "origin.not-allowed": "This address may not talk to the server.",
  "site.unknown": "This site does not exist.",
  "not-found": "This was not found. It may have been removed in the meantime.",
  "message.empty": "There is nothing to send yet.",
  "message.too-long": "This message is longer than 4,000 characters. Please shorten or split it.",
  "note.incomplete": "Each part of the note is needed.",
  "reason.required": "Please say why.",
  "ending.required": "The owner of this site wants to know how it ended before it is closed.",
  "undo.too-late": "This can't be undone any more.",
  "question.too-many":
    "No more questions fit on this list. What is asked now stands in the thread.",
  "tag.too-many": "No more tags fit here. Remove one first.",
  "file.too-large": "This file is too large.",
  "file.not-accepted":
    "This file is not accepted: pictures (PNG, JPEG, GIF, WebP, at most 40 megapixels), PDF and plain text are.",
  "file.too-many": "Too much has been uploaded. Please try again later.",
  "files.off": "This site takes no files.",
  "contact.invalid": "This is not a valid e-mail address.",
  "contact.too-many": "These are too many different e-mail addresses. Please try again later.",
  "conversation.is-closed": "This conversation is closed.",
  "conversation.not-yours": "This conversation is with somebody else.",
  "conversation.changed-hands":
    "Meanwhile somebody else has this conversation, or nobody has it any more. Nothing was changed.",
  "conversation.wrong-state": "That is no longer possible: the conversation has moved on.",
  "queue.empty": "Nobody whom you can take is waiting.",
  "agent.at-capacity": "All your places are in use. Close a conversation or raise your capacity.",
  "agent.not-available": "Go online first.",
  "transfer.target-unavailable": "Nobody there can take it at this moment.",
  "goodwill.spent":
    "Your goodwill for these 30 days is used up, or this visitor was given some here already.",
  "goodwill.none-left": "The site's list of goodwill codes is empty. Whoever runs it can add some.",
  "canned-reply.unresolved":
    "A blank of the canned reply is still open. Fill it in or take it out, then send it.",
  "canned-reply.needs-promise":
    "A reassurance names a time. Promise one with H first, then send it.",
  "canned-reply.not-now":
    "An offer waits until the matter is solved, or the visitor has asked for it.",
  "rating.not-possible": "This conversation can't be rated.",
  "value.invalid": "This value is not accepted.",
  "value.taken": "This is already in use.",
  "owner.last": "The last owner can't be changed. Make somebody else an owner first.",
  "owner.exists": "This installation already has an owner. Please sign in.",
  "link.invalid": "This link is no longer valid. Ask for a new one.",
  "password.too-weak": "This password is too short or too common.",
  "rate.limited": "Too many attempts. Please wait a moment.",
  "site.busy": "The site is too busy at this moment.",
  overloaded: "The server is busy. It will be tried again.",
  "storage.unavailable": "The server can't save anything at this moment. Nothing was sent.",
  "server.restarting": "The server is restarting. It will be tried again.",
  internal: "Something went wrong on the server. Please try again.",
};

export const errorTexts = {
  desk: deskErrorTexts,
  /** `seconds` until it makes sense to try again. */
  retryIn: (seconds: number) =>
    seconds < 90
      ? `Try again in ${seconds} seconds.`
      : `Try again in ${Math.ceil(seconds / 60)} minutes.`,
  needed: "This is needed.",
  keyInvalid: "Letters and digits, with hyphens between them.",
  emailInvalid: "This does not look like an e-mail address.",
  passwordShort: (min: number) => `At least ${min} characters, please.`,
  originInvalid: "Write an address such as https://shop.example, without a path.",
  originInsecure: "Use https://. Plain http:// works only for localhost.",
  originDouble: "This address is in the list twice.",
  originNone: "At least one address is needed.",
  tooLong: (max: number) => `At most ${max} characters.`,
  unexpectedTitle: "This part of the console has stopped",
  unexpected: "Your drafts are kept on this device. Reload the page to go on.",
  reload: "Reload",
};
