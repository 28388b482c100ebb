import type { CannedReplyKind, Variable } from "@presently/shared/protocol";

const kinds: Record<CannedReplyKind, string> = {
  reply: "Reply",
  greeting: "Greeting",
  acknowledgement: "Acknowledgement",
  reassurance: "Reassurance",
  apology: "Apology",
  refusal: "Polite refusal",
  handover: "Handover",
  offer: "Offer",
  dataList: "List of data to ask for",
};

const variables: Record<Variable, string> = {
  "visitor.first_name": "the visitor's first name",
  "agent.name": "your name",
  "site.name": "the site's name",
  "department.name": "the department's name",
};

/** A blank as it stands in a text. */
const blank = (name: string): string => `{{${name}}}`;

export const cannedReplyTexts = {
  kinds,
  loading: "Loading the canned replies…",
  failed: "The canned replies could not be loaded.",
  site: "Site",
  starters: {
    title: "Starters to take",
    hint: "Greeting, acknowledgement, reassurance, apology, polite refusal and handover, in six languages. Yours to change afterwards; what is there by the same name stays.",
    take: "Take the starters",
    takeForAll: "Take them for all sites",
    taken: "The starters are in the list.",
  },
  figures: {
    title: "What came after",
    hint: (days: number) =>
      `Of the last ${days} days, what seems to need other words first. A wording that is written anew begins anew. Starters and lists of data are not counted, nor who sent what.`,
    none: "None was sent yet.",
    reply: "Reply and wording",
    sent: "Sent",
    edited: "Of these with changes",
    askedAgain: "Asked something right after",
    ratedLow: "Chats rated 1 or 2",
    wording: (language: string, number: number) => `${language}, wording ${number}`,
    share: (count: number, of: number) => `${count} of ${of}`,
    notRated: "Not rated yet",
  },
  write: "Write a canned reply",
  oneAtATime: "One reply at a time: save or cancel the one that is open first.",
  list: "Canned replies",
  find: "Find",
  findHint: "Words of the name or of what it says.",
  none: "No canned replies yet. The first is the answer you have typed most often.",
  noneToRead: "No canned replies yet. Supervisors write them.",
  noneFound: "Nothing found.",
  count: (count: number) => (count === 1 ? "1 reply" : `${count} replies`),
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: "Pages of the list",
  previous: "Previous page",
  next: "Next page",
  ofAllSites: "All sites",
  wordings: (count: number) => (count === 1 ? "1 wording" : `${count} wordings`),
  form: {
    new: "A new canned reply",
    existing: "Edit the canned reply",
    name: "Name",
    nameHint: "Short: agents type / and the first letters of it.",
    kind: "Kind",
    kindHint: {
      reply: "An answer.",
      starter:
        "Sent as it stands it answers nothing: the visitor stays among the unanswered until somebody has written to them.",
      reassurance:
        "It wants a promised time before it is sent, and sent as it stands it answers nothing.",
      offer:
        "It can be sent once the visitor says that the matter is solved, or asks for it, and never beside an open complaint.",
      dataList: "What you need to know, asked for in one message.",
    },
    forAll: "For all sites",
    wording: (number: number) => `Wording ${number}`,
    wordingHint: (names: readonly string[]) =>
      `Blanks that fill themselves: ${names.map(blank).join(", ")}. What stands in where nothing is known goes after a |: ${blank("visitor.first_name|there")}.`,
    addWording: "Another wording",
    dropWording: (number: number, language: string) => `Remove wording ${number} (${language})`,
    needed: "Please write something here.",
    nameWrong: "Please use at least one letter or digit.",
    tooLong: (most: number) => `At most ${most} characters.`,
    unknownBlank: (name: string, names: readonly string[]) =>
      `There is no blank ${blank(name)}. You can use ${names.map(blank).join(", ")}.`,
    refused: "The server did not take it: please look at the name, the keeper and what it says.",
  },
  composer: {
    open: "Canned replies",
    list: "Canned replies",
    hint: "Type / for canned replies",
    found: (count: number) =>
      count === 0
        ? "No canned reply found."
        : `${count} found. Arrow keys choose, Enter puts it in.`,
    failed: "The canned replies could not be searched.",
    offerWaits: "After the visitor says that it is solved, or asks for it",
    offerBesideComplaint: "Not while a complaint is open",
    asked: "The visitor has asked for an offer",
    unresolved: (name: string) =>
      name in variables
        ? `Nothing is known yet of ${variables[name as Variable]}. Write it in, or take the blank out.` // its keys are the variables
        : `The blank ${blank(name)} is still open. Fill it in, or take it out.`,
    needsPromise: "This says that you will be back: promise by when first, then send it.",
  },
};
