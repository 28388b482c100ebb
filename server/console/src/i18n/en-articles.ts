export const articleTexts = {
  shown: "Shown while they wait",
  answered: {
    opened: "The visitor has opened the article",
    yes: "The article helped, says the visitor",
    no: "The article did not help, says the visitor",
  },
};
