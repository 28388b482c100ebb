export const incidentTexts = {
  title: "Incident",
  isOn: "Incident: visitors are being told",
  intro:
    "For when something breaks for everybody: your words stand in every chat at once, and the way to a person stays.",
  where: "Where",
  all: "All sites",
  otherSite: "Another site",
  text: "What visitors read",
  textHint: "What is out of order, what still works, and when you will say more.",
  tell: "Tell everybody",
  change: "Tell the news",
  end: "It is over",
  tellMeans: (scope: string) =>
    `${scope}: every open chat shows this now, new ones from the start, and every conversation linked to it gets it as a message.`,
  endMeans: (scope: string) =>
    `${scope}: the notice goes from every chat, and every conversation linked to it is told that it is over.`,
  confirm: "Yes, do so",
  back: "Back",
  close: "Close",
  told: "Every visitor is being told.",
  ended: "It is over, and visitors are being told.",
  bar: (scope: string, time: string) => `Incident since ${time}, ${scope}:`,
  whole: "Read all",
  less: "Less",
  link: "About the incident",
  linkHint: "The visitor is told what is known, and gets what is new.",
};
