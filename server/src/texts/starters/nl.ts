import type { StarterWordings } from "./en.ts";

export const nl: StarterWordings = {
  greeting: [
    "Hallo, u spreekt met {{agent.name}}. Ik lees nu uw bericht.",
    "Hallo, bedankt voor uw bericht. Ik ben {{agent.name}} en bekijk nu uw vraag.",
  ],
  acknowledgement: ["Dank u wel, ik heb uw bericht ontvangen en zoek het uit."],
  reassurance: [
    "Ik zoek dit uit en laat het u weten. Hier in de chat ziet u wanneer u uiterlijk van mij hoort.",
  ],
  apology: ["Het spijt me dat dit is gebeurd. Wij zorgen dat het in orde komt."],
  refusal: ["Helaas is dit niet mogelijk. Ik vertel u graag wat wij wel kunnen doen."],
  handover: [
    "Mijn collega's weten hier meer van, daarom draag ik dit gesprek aan hen over. Zij zien alles wat u hebt geschreven, dus u hoeft niets te herhalen.",
  ],
};
