import type { ClosedBy, LastingEventOf, TransferReason } from "@presently/shared/protocol";

const transferReasons: Record<TransferReason, string> = {
  expertise: "Somebody who knows the matter better",
  language: "Another language",
  availability: "I can't stay with it",
  request: "The visitor asked for it",
  other: "Another reason",
  escalated: "Escalated",
};

const closedBy: Record<ClosedBy, string> = {
  visitor: "The visitor ended the conversation",
  agent: "The conversation was closed",
  silence: "Closed after a long silence",
  system: "Closed",
};

const queuedBecause: Record<LastingEventOf<"conversation.queued">["reason"], string> = {
  started: "Joined the queue",
  reopened: "Back in the queue after being reopened",
  visitorBack: "The visitor came back and is in the queue again",
  agentLost: "The agent's connection was lost: back at the front of the queue",
  agentDisabled: "The agent's account was switched off: back at the front of the queue",
  repaired: "Put back into the queue",
  topicChosen: "The visitor says what it is about",
  anyLanguage: "A long wait for somebody who speaks their language: anybody can take it now",
};

const offerEnded: Record<LastingEventOf<"offer.lapsed">["reason"], (name: string) => string> = {
  expired: (name) => `${name} did not accept in time`,
  declined: (name) => `${name} declined`,
  agentLost: (name) => `${name} lost the connection before accepting`,
  agentUnavailable: (name) => `${name} was no longer available`,
  conversationEnded: () => "The offer ended with the conversation",
  taken: (name) => `The offer to ${name} ended: somebody took the conversation`,
  repaired: () => "The offer was withdrawn",
  topicChosen: () => "The offer was withdrawn: the visitor says what it is about",
};

const transferEnded: Record<LastingEventOf<"transfer.lapsed">["reason"], (name: string) => string> =
  {
    expired: (name) => `${name} did not accept the hand-over in time`,
    declined: (name) => `${name} declined the hand-over`,
    cancelled: () => "The hand-over was cancelled",
    agentLost: (name) => `${name} lost the connection before accepting`,
    agentUnavailable: (name) => `${name} was no longer available for the hand-over`,
    conversationEnded: () => "The hand-over ended with the conversation",
    returned: () => "The hand-over ended: the conversation went back to the queue",
    repaired: () => "The hand-over was withdrawn",
  };

export const threadTexts = {
  log: (name: string) => `Conversation with ${name}`,
  pick: "Choose a conversation",
  pickHint: "What you open here is shown to nobody else.",
  loading: "Loading the conversation…",
  earlier: "Show earlier messages",
  loadingEarlier: "Loading…",
  start: "The conversation starts here",
  newBelow: "New messages",
  today: "Today",
  yesterday: "Yesterday",
  you: "You",
  note: "Note",
  noteBy: (name: string) => `Note by ${name}, for the team only`,
  typing: (name: string) => `${name} is typing…`,
  alsoWrites: (name: string) => `${name} is writing in this conversation too.`,
  withRole: (name: string, role: string) => `${name} (${role})`,
  watching: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is looking at this too`
      : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are looking at this too`,
  unknownAgent: "A colleague",
  product: "Presently",

  erased: "This conversation was erased.",

  states: {
    queued: "Waiting in line",
    offered: "Being offered",
    assigned: "In conversation",
    waitingOnVisitor: "Waiting for the visitor",
    closed: "Closed",
    messageLeft: "Left a message",
  },

  sending: "Sending…",
  sent: "Sent",
  read: "Seen by the visitor",
  notSentYet: "Not sent yet. It is tried again by itself.",
  notSent: "Not sent.",
  retry: "Try again",
  discard: "Discard",

  system: {
    started: "The conversation started",
    queued: queuedBecause,
    about: (topic: string) => `The visitor says that it is about: ${topic}`,
    accepted: (name: string) => `${name} accepted`,
    automatic: (name: string) => `Given to ${name}`,
    transferred: (name: string, from: string) => `${from} handed over to ${name}`,
    closedBy,
    closedByAgent: (name: string) => `${name} closed the conversation`,
    reopened: "The conversation was reopened",
    closeUndone: (name: string) => `${name} took the end back: the chat goes on`,
    incidentLinked: "Linked to the incident. The visitor reads:",
    incidentUpdated: "News of the incident:",
    incidentOver: "The incident is over; the visitor is told so",
    messageLeft: {
      asked: "The visitor left a message",
      absent: "The visitor left before anybody answered; the question is kept",
    },
    callbackAsked: {
      email: "The visitor keeps the place and is called by e-mail when it is their turn",
      notice: "The visitor keeps the place and is called by a notification when it is their turn",
      push: "The visitor keeps the place and is called by a push notification when it is their turn",
    },
    callbackCancelled: "The visitor no longer asks to be called",
    turnCalled: "It would be the visitor's turn: they were called",
    turnExtended: { asked: "The visitor asked for more time", anew: "The time to come began anew" },
    turnAnswered: "The visitor is back, in their place",
    turnPassed: {
      elapsed: "The visitor was not back in time and moved back one place",
      overtaken: "The visitor was not back in time: somebody who came later went first",
    },
    mailSent: {
      leftMessage: "A mail told the visitor that the message is here",
      unreadReply: "The visitor was away: what they had not seen was mailed",
      turn: "A mail called the visitor",
      transcript: "The visitor was mailed what was said here, as they asked",
    },
    mailFailed: {
      refused: "A mail could not be delivered: the visitor's mail server refused it",
      gaveUp: "A mail could not be delivered: the mail server was not to be reached for three days",
    },
    pushSent: "A push notification called the visitor",
    pushFailed: {
      gone: "The visitor could not be called: their browser takes no push notifications any more",
      refused: "The visitor could not be called: their browser's push service refused it",
      gaveUp:
        "The visitor could not be called: their browser's push service was not to be reached for three days",
    },
    rated: (score: number) => `The visitor's rating: ${score} of 5`,
    solved: "The visitor says that it was solved",
    notSolved: "The visitor says that it was not solved",
    offerEnded,
    transferEnded,
    marked: {
      test: (name: string) => `${name} marked this conversation as a test`,
      real: (name: string) => `${name} says that this conversation is no test`,
      byPage: "The page it began on is marked for tests",
    },
    given: (by: string, name: string) => `${by} gave the conversation to ${name}`,
    givenFrom: (by: string, name: string, from: string) =>
      `${by} gave the conversation of ${from} to ${name}`,
    takenBecause: (name: string, reason: string) => `${name} took the conversation: ${reason}`,
  },

  compose: {
    mode: "What to write",
    reply: "Reply",
    note: "Note",
    replyTo: (name: string) => `Reply to ${name}`,
    noteLabel: "Internal note: only your team sees it",
    notePlaceholder: "For your team. Type @ to ask a colleague.",
    send: "Send",
    addNote: "Add note for the team",
    hint: "Enter sends, Shift+Enter starts a new line",
    noteHint: "Enter adds the note",
    modHint: (keys: string) => `${keys} sends, Enter starts a new line`,
    tooLong: (over: number) => `${over} characters too long`,
    ask: "Ask a colleague",
    mentions: "Colleagues",
    draft: "Draft",
    closed: "This conversation is closed. It opens again when the visitor writes.",
    notYours: "You are reading along. Notes are for the team; only the agent who has it can reply.",
    waiting: "Still in line. Whoever accepts it can reply.",
    offered: "Accept it to reply.",
  },

  actions: {
    transfer: "Transfer",
    escalate: "Escalate",
    escalateHint: "Asks the next person on your team's path, with your note.",
    close: "Close conversation",
    take: "Take over",
    assign: "Assign",
    assignHint: "Gives it to an agent who is online, at once and without asking them.",
    more: "More",
    markTest: "Mark as test",
    markReal: "Not a test",
    markHint: "Test conversations stay out of every figure and teach the waiting times nothing.",
    details: "Details",
    hideDetails: "Hide details",
  },

  promise: {
    told: (range: string) => `Told ${range}`,
    waited: (span: string) => `waited ${span}`,
  },

  handover: {
    title: (from: string, to: string) => `Hand-over from ${from} to ${to}`,
    wanted: "What is wanted",
    tried: "What was tried",
    promised: "What was promised",
    reason: "Reason",
    again: "Why once more",
    pending: (name: string, seconds: number) =>
      `Waiting for ${name} to accept: ${seconds} s. You keep the conversation until then.`,
    pendingOther: (from: string, to: string) => `${from} is handing this over to ${to}.`,
    cancel: "Cancel hand-over",
    stay: "The conversation stays with you.",
  },

  transfer: {
    title: (name: string) => `Hand over ${name}`,
    askFirst: "Would a colleague's answer be enough? Then the visitor keeps you.",
    askInstead: "Ask a colleague instead",
    to: "To whom",
    colleagues: "Colleagues",
    departments: "Departments",
    free: (count: number) => (count === 1 ? "1 place free" : `${count} places free`),
    full: "no place free",
    someFree: (count: number) =>
      count === 1 ? "1 colleague can take it now" : `${count} colleagues can take it now`,
    noneFree: "nobody can take it now",
    nobody:
      "Nobody else can take a conversation at this moment. You can ask a colleague in a note.",
    reason: "Why",
    reasons: transferReasons,
    chooseReason: "Choose…",
    visitorHears: "The visitor is told who comes next and why.",
    note: "For the next agent, so that nobody asks twice",
    wantedHint: "What does the visitor want, in a sentence?",
    triedHint: "What have you checked or done?",
    promisedHint: "What did you say would happen? “Nothing” is an answer too.",
    again: "This conversation was handed over before. Why once more?",
    chooseTo: "Choose who should have it.",
    submit: "Hand over",
    submitting: "Handing over…",
    cancel: "Cancel",
  },

  escalate: {
    title: (name: string) => `Escalate ${name}`,
    text: "It is offered to the next person on your team's path who can take it now, the owner last. You keep it until they accept; then the visitor is told who comes and that they have more say in it.",
    nobody:
      "Nobody on the path can take it at this moment. Nothing was sent; what you wrote stays here.",
    keep: "Keep it as a note for the team",
    submit: "Escalate",
    submitting: "Escalating…",
  },

  take: {
    title: (name: string) => `Take over ${name}`,
    text: "You take this conversation out of its turn. The reason is kept with it and your team can read it.",
    textFrom: (name: string) =>
      `You take this conversation from ${name}, and the visitor is told so. The reason is kept with it for your team, not for the visitor.`,
    reason: "Reason",
    submit: "Take it",
    cancel: "Cancel",
  },

  assign: {
    title: (name: string) => `Give ${name} to an agent`,
    text: "This conversation waits. It is with the agent you choose at once, and they are not asked.",
    textFrom: (name: string) =>
      `${name} has this conversation. It is with the agent you choose at once; both are told, and so is the visitor.`,
    textMine:
      "You have this conversation. It is with the agent you choose at once, and they are not asked; the visitor is told.",
    to: "Give it to",
    choose: "Please choose somebody who is online.",
    nobody: "Nobody else is online at this moment.",
    beyond: (name: string, load: number, capacity: number) =>
      `${name} has ${load} of ${capacity} places in use. This would be one more than they take.`,
    gone: "They are not online any more. Nothing was changed: please choose somebody else.",
    filled:
      "All their places are in use by now. Nothing was changed: give it to them all the same, or choose somebody else.",
    changed:
      "Meanwhile this conversation changed hands, so nothing was done. Above stands how it is now: give it again if you still want to.",
    reason: "Why (optional)",
    reasonHint: "They read it at once. It stays as a note for the team, never for the visitor.",
    submit: "Give it",
    submitTo: (name: string) => `Give it to ${name}`,
    submitBeyond: (name: string) => `Give it to ${name} all the same`,
    cancel: "Cancel",
  },

  card: {
    title: "Who is this?",
    name: "Name",
    email: "E-mail",
    notGiven: "not given",
    number: "Number",
    emailHint:
      "If mail is set up, an answer that the visitor is not there to read is mailed to them; the thread says when.",
    verified: "Verified by the site",
    notVerified: "not verified",
    subject: "Signed in as",
    claimedName: "Says their name is",
    notVerifiedHint:
      "What is not verified was typed on the page. Don't give anything away on their strength alone.",
    addressing: {
      label: "How to address them",
      unknown: "not written down",
      add: "Add",
      change: "Change",
      addOf: "Add how to address them",
      changeOf: "Change how to address them",
      field: "How they wish to be addressed",
      hint: "One line for your team: “du”, “Ms Lind”, “Вы with a capital”. The visitor does not see it.",
      save: "Keep this",
    },
    page: "Page",
    referrer: "Came from",
    site: "Site",
    department: "Department",
    language: "Language",
    localTime: "Local time",
    browser: "Browser",
    presence: "Presence",
    attributes: "From the site",
    ofConversation: "About this conversation, from the site",
    tracked: "What they did on the site",
    former: "Earlier conversations",
    noFormer: "This is the first conversation.",
    yes: "yes",
    no: "no",
    none: "none",
    close: "Close details",
  },
};
