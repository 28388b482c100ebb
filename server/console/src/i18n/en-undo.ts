export const undoTexts = {
  ended: (visitor: string) => `The chat with ${visitor} has ended.`,
  goesOn: (visitor: string) => `The chat with ${visitor} goes on.`,
  undo: "Undo",
};
