import type { ComplaintCause } from "@presently/shared/protocol";

const causes: Record<ComplaintCause, string> = {
  marked: "Marked by an agent",
  lowRating: "A low rating",
  notSolved: "Not solved, twice",
};

/** Complaints: the lane, who answers for them, and how they end (CM1 to CM4). */
export const complaintTexts = {
  causes,
  lane: "Complaint",
  mark: "Complaint",
  markHint: "Puts it in the lane of complaints until somebody who answers for them ends it.",
  bar: (cause: string) => `Complaint · ${cause}`,
  since: (span: string) => `· for ${span}`,
  answeredBy: (name: string) => `${name} answers for it.`,
  bySupervisors: "Your supervisors answer for it.",
  end: "End the complaint",
  raise: {
    title: (name: string) => `Is it a complaint of ${name}?`,
    text: "It stands in the lane of complaints, whatever becomes of the chat. The visitor is told nothing.",
    field: "What is it about?",
    hint: "For your team; you can leave it empty.",
    submit: "Mark as a complaint",
  },
  ended: {
    title: (name: string) => `End the complaint of ${name}`,
    text: "Your words stay with the conversation, for your team.",
    field: "What was done about it?",
    submit: "End it",
  },
  cancel: "Cancel",
  raised: { marked: (by: string) => `${by} marked it as a complaint` },
  raisedBecause: (cause: string) => `It is a complaint now: ${cause.toLowerCase()}`,
  over: (by: string) => `${by} ended the complaint`,
  news: (count: number) =>
    count === 1 ? "A complaint waits for your word." : `${count} complaints wait for your word.`,
  newsLink: "Look at them",
  seen: "Not now",
  themes: "What they have in common",
  theme: (name: string, count: number) => `${name}: ${count}`,
  untagged: (count: number) => `without a tag: ${count}`,
  settings: {
    title: "Complaints",
    intro:
      "A conversation is a complaint when an agent says so, when it was rated 2 or less, or when its visitor said twice that it was not solved. It ends by the word of who answers for them, or a supervisor's.",
    field: "Who answers for them",
    nobody: "The supervisors together",
  },
};
