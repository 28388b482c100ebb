import type { AgentPresence, Availability, VisitorPresence } from "@presently/shared/protocol";
import { roundWait } from "@presently/shared/view/wait-steps";

/** "3 min", "2 h", from milliseconds; under a minute in seconds. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} d`;
}

/** "less than a minute", "2–5 min": the words of a promised range, in the minutes that the visitor read. */
function range(lowMs: number, highMs: number): string {
  const told = roundWait(lowMs, highMs);
  switch (told.kind) {
    case "overdue":
    case "lessThanMinute":
      return "less than a minute";
    case "moreThanHour":
      return "more than an hour";
    case "about":
      return `about ${told.minutes} min`;
    case "upTo":
      return `up to ${told.minutes} min`;
    case "between":
      return `${told.low}–${told.high} min`;
  }
}

const availability: Record<Availability, string> = {
  online: "Online",
  away: "Away",
  break: "On a break",
};
const agentPresence: Record<AgentPresence, string> = {
  connected: "connected",
  reconnecting: "reconnecting",
  offline: "signed out",
};
const visitorPresence: Record<VisitorPresence, string> = {
  present: "here now",
  silent: "page in the background",
  absent: "left the page",
};

export const inboxTexts = {
  skip: "Skip to the conversation",
  lanesLabel: "Lanes",
  conversations: "Conversations",
  lanes: {
    waiting: "Waiting",
    mine: "Mine",
    unanswered: "Unanswered",
    promised: "Promised",
    complaints: "Complaints",
    team: "Team",
    closed: "Closed",
  },
  someLate: "some longer than promised, or than most would wait",
  laneHints: {
    waiting: "In the order of the queue",
    mine: "Longest without an answer first",
    unanswered: "Soonest promised first",
    promised: "By due time",
    complaints: "Oldest first, until somebody who answers for them ends them",
    team: "With your colleagues",
    closed: "Latest first",
  },
  empty: {
    waiting: {
      title: "Nobody is waiting",
      text: "New conversations appear here the moment they start.",
    },
    mine: { title: "You have no conversations", text: "Go online and accept one from the queue." },
    unanswered: {
      title: "Everyone has an answer",
      text: "Whoever is owed an answer stands here until somebody gives it or ends the conversation.",
    },
    promised: {
      title: "Nothing is promised",
      text: "Press H in a conversation, or say by when you get back to somebody: what is promised stands here until it is kept.",
    },
    complaints: {
      title: "No complaint is open",
      text: "A conversation comes here by an agent's mark, by a low rating, or when it was not solved twice.",
    },
    team: {
      title: "No colleague is in a conversation",
      text: "What your colleagues are working on appears here.",
    },
    closed: { title: "Nothing closed lately", text: "Closed conversations stay readable here." },
  },
  loadingLanes: "Loading conversations…",
  showMore: (count: number) => `Show ${count} more`,
  shownOf: (shown: number, all: number) => `${shown} of ${all} shown`,
  visitor: "Visitor",
  place: (place: number) => `${place}`,
  placeLabel: (place: number) => (place === 1 ? "next in line" : `place ${place} in line`),
  offeredTo: (name: string) => `Offered to ${name}`,
  offeredToYou: "Offered to you",
  returned: "Returned to the queue",
  callback: {
    asked: "Keeps the place, will be called",
    called: (seconds: number) => `Called, ${seconds} s left to come`,
    notBack: "Called, not back yet",
  },
  waitingFor: (span: string) => `waiting ${span}`,
  promised: (span: string, ago: string) => `told ${span}, ${ago} ago`,
  notPromised: "nothing told yet",
  promiseBroken: (span: string) => `${span} over what was told`,
  answerOverdue: (span: string) => `${span} over what was promised`,
  answerBy: (moment: string) => `answer by ${moment}`,
  leftMessage: "Left a message",
  test: "Test",
  you: "You",
  with: (name: string) => `with ${name}`,
  noMessage: "No message yet",
  presence: visitorPresence,
  age,
  range,

  acceptNext: "Accept",
  acceptNextHint: "Takes the first in the queue that you can take.",
  acceptNeedsOnline: "Go online to take conversations.",
  acceptNobodyHere: "Whoever waits is away now, or offered to a colleague.",
  acceptFull: "All your places are in use.",

  offers: {
    label: "Offered to you",
    queue: (name: string) => `${name} is waiting for you`,
    transfer: (name: string, from: string) => `${from} hands ${name} over to you`,
    transferUnknown: (name: string) => `${name} is handed over to you`,
    left: (seconds: number) => `${seconds} s left to accept`,
    accept: "Accept",
    decline: "Decline",
    look: "Look first",
    more: (count: number) => (count === 1 ? "1 more offer" : `${count} more offers`),
  },
  setAway: {
    offerExpired:
      "You were set away, since an offer was not answered in time. No new conversations come until you are back.",
    declined:
      "You declined, so you are away: the chat is back at the front of the queue, and no new conversations come until you are back.",
    back: "I'm back",
  },
  score: {
    broken: (department: string, percent: number, waits: number) =>
      `${department}: of the last ${waits} waiting times told, only ${percent} in 100 held. Too many visitors wait longer than they were told.`,
    rounded: (department: string, percent: number, waits: number) =>
      `${department}: of the last ${waits} waiting times told, only ${percent} in 100 held before they were rounded up. Too many visitors wait longer than what is told counts down to.`,
    cautious: (department: string, percent: number, waits: number) =>
      `${department}: of the last ${waits} waiting times told, ${percent} in 100 held. Visitors are told longer times than they need.`,
    link: "See the score",
  },
  setbacks: {
    taken: (name: string) => `${name} took this conversation over.`,
    passedOn: (by: string, name: string) => `${by} gave this conversation to ${name}.`,
    given: (by: string) => `${by} gave you this conversation.`,
    givenBecause: (by: string, why: string) => `${by} gave you this conversation: ${why}`,
    transferEnded: (what: string) => `${what}. You still have the conversation.`,
  },
  wrapUp: {
    title: (name: string) => `Wrap-up: ${name}`,
    left: (seconds: number) => `The place is kept free for your notes for ${seconds} s.`,
    end: "Finish now",
  },

  connection: {
    connecting: "Connecting…",
    reconnecting: "Connection lost. Reconnecting… What you send is kept and goes out then.",
    offline: "No connection. What you write and send is kept here and goes out when it is back.",
    nextTry: (seconds: number) => `Next attempt in ${seconds} s.`,
    tryNow: "Try now",
    unsent: (count: number) =>
      count === 1
        ? "1 message is waiting to be sent."
        : `${count} messages are waiting to be sent.`,
    back: "Connected again. Everything is up to date.",
  },

  me: {
    menu: "My settings",
    online: "Online",
    availability: "Availability",
    backIn: {
      label: "Back in",
      unknown: "Back: not said",
      minutes: (minutes: number) => `Back in ${minutes} min`,
      at: (time: string) => `Back ${time}`,
      hint: "Waiting times are told by it. Visitors don't see it.",
    },
    availabilityOf: availability,
    awayHint: "Away and break: no new conversations; those you have stay with you.",
    capacity: "Conversations at once",
    less: "One fewer at once",
    more: "One more at once",
    load: (load: number, capacity: number) => `${load} of ${capacity} places in use`,
    notify: "Turn on desktop notifications",
    notifyOn: "Desktop notifications are on",
    notifyBlocked: "Desktop notifications are blocked in the browser's settings for this address.",
    sound: "Sound for new conversations",
    settings: "Settings",
    signOut: "Sign out",
    signOutUnsent:
      "Messages are still waiting to be sent. Signing out discards them and your drafts on this device.",
    signOutAnyway: "Sign out anyway",
    presence: agentPresence,
  },
  notification: {
    offer: "A conversation is offered to you",
    transfer: "A conversation is handed over to you",
    assigned: "You have a new conversation",
    message: (name: string) => `${name} wrote`,
    alarm: "Something needs a look",
  },
  announce: {
    offer: (name: string) => `Offered to you: ${name}.`,
  },
  dismiss: "Dismiss",
  stay: "Stay",
  back: "Back to the list",
  title: "Inbox",
};
