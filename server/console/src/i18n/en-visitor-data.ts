/** What is kept of one visitor: handed out, or erased (ER1, ER4). */
export const visitorDataTexts = {
  title: "Everything kept about this visitor",
  hint: "For when a visitor asks for their data, or asks for it to be gone.",
  export: "Export",
  erase: "Erase…",
  question: "Erase everything about this visitor?",
  counting: "Counting their conversations…",
  howMany: (count: number) =>
    count === 1 ? "1 conversation is kept of them." : `${count} conversations are kept of them.`,
  what: "What was written in them goes, by the team too, with files, card, address and everything about to be sent. A chat that is open ends. Figures stay: they are counts.",
  noWayBack: "This cannot be undone. Backups made before keep it until you delete them.",
  keep: "Keep it",
  eraseAll: "Erase for good",
};
