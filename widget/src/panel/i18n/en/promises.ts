import type { PromisesTexts } from "../../promises/texts.ts";

export const en: PromisesTexts = {
  lang: "en",
  made: {
    answer: "We'll get back to you by {time}.",
    update: "You'll hear from us how it stands by {time}.",
    solution: "We expect it to be solved by {time}.",
    followUp: "We'll ask you by {time} whether all is well.",
  },
  moved: "The promised time is now {time}.",
  kept: "Done, as promised by {time}.",
  keptLate: "Done, though later than promised ({time}). We're sorry about that.",
  broken: "What we promised by {time} isn't done yet. It isn't forgotten: we still owe it to you.",
  takenBack: "What was promised by {time} no longer stands.",
};
