import type { PanelTexts } from "../texts.ts";

/** Names and times stand where they need no ending. */
export const fi: PanelTexts = {
  lang: "fi",
  launcher: "Chattaa kanssamme",
  launcherUnread: { one: "1 lukematon viesti", other: "{n} lukematonta viestiä" },
  launcherPlace: "paikka jonossa: {n}",
  panel: "Chat: {site}",
  close: "Sulje chat",
  welcome: "Miten voimme auttaa?",
  welcomeClosed:
    "Palvelemme taas: {time} (sinun aikaasi). Kirjoita kysymyksesi, niin saat paikan jonossa.",
  welcomeHint: {
    online: "Kirjoita kysymyksesi. Täällä vastaa ihminen.",
    busy: "Kirjoita kysymyksesi nyt, niin saat paikan jonossa.",
    away: "Kukaan ei ole nyt paikalla. Kirjoita kysymyksesi; tiimi vastaa tähän.",
    offline: "Kukaan ei ole nyt paikalla. Kirjoita kysymyksesi; tiimi vastaa tähän.",
  },
  availability: {
    online: "Olemme paikalla",
    busy: "Kaikilla on juuri nyt keskustelu kesken",
    away: "Poissa juuri nyt",
    offline: "Emme ole nyt paikalla",
  },
  withAgent: "Sinulle vastaa {name}",
  message: "Viesti",
  placeholder: "Kirjoita viesti",
  placeholderAgain: "Kirjoita, niin jatketaan",
  send: "Lähetä",
  tooLong: { one: "1 merkki liikaa", other: "{n} merkkiä liikaa" },
  team: "Tiimi",
  connecting: "Yhdistetään…",
  offline: "Ei yhteyttä; yhdistetään uudelleen. Kirjoittamasi säilyy ja lähtee, kun yhteys palaa.",
  tooBusy: "Juuri nyt on ruuhkaa; yritämme automaattisesti uudelleen.",
  outdated: "Osa chatista ei latautunut. Viestisi ovat tallessa; lataa sivu uudelleen.",
  refused: "Chat ei ole käytettävissä tällä sivulla.",
  unusuallyBusy: "Juuri nyt on poikkeuksellisen kiireistä.",
  end: "Lopeta chat",
  leaveLine: "Poistu jonosta",
};
