import type { ArticlesTexts } from "../../articles/texts.ts";

export const en: ArticlesTexts = {
  lang: "en",
  waiting: "This may help while you wait",
  later: "Help for your question",
  page: "Read it on the site",
  ask: "Did that help?",
  yes: "Yes",
  no: "No",
  helped: "Good to hear. You can leave the line, or keep your place and wait.",
  thanks: "Thank you for telling us.",
  leave: "Leave the line",
  stay: "Keep waiting",
  coming: "A person will answer you here.",
  person: "Wait for a person",
};
