import type { FilesTexts } from "../../files/texts.ts";

export const nl: FilesTexts = {
  lang: "nl",
  hint: "Afbeeldingen, pdf of tekst: hoogstens {n}, elk tot {size}",
  drop: "Laat de bestanden hier los",
  refused: {
    many: "Bij één bericht gaan er hoogstens {n} mee. Niet toegevoegd: {names}.",
    large: "Groter dan {size}: {names}.",
    kind: "Alleen afbeeldingen, pdf en platte tekst kunnen mee. Niet toegevoegd: {names}.",
    empty: "Er staat niets in: {names}.",
    unread: "Dit kon niet gelezen worden: {names}.",
    again: "Niet verzonden. Kies opnieuw: {names}.",
  },
  uploading: "Wordt geüpload: {names}",
  ready: "Klaar om te verzenden: {names}",
  failed: {
    lost: "Niet geüpload: geen verbinding",
    full: "Niet geüpload: er kunnen er nu niet meer bij",
    off: "Niet geüpload: deze chat neemt geen bestanden aan",
    large: "Niet geüpload: te groot",
    kind: "Niet geüpload: geen afbeelding, pdf of platte tekst",
    other: "Niet geüpload",
  },
  held: "Dit gaat mee wanneer de bestanden er zijn:",
  edit: "Bewerken",
  open: "Afbeelding vergroten: {name}",
  save: "Opslaan",
  close: "Afbeelding sluiten",
  deleted: "Verwijderd bestand",
  notLoaded: "Het laden is niet gelukt",
};
