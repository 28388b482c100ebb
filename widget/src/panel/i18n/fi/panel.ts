import type { PanelTexts } from "../texts.ts";

/** Names and times stand where they need no ending. */
export const fi: PanelTexts = {
  lang: "fi",
  launcher: "Chattaa kanssamme",
  panel: "Chat: {site}",
  close: "Sulje chat",
  welcome: "Miten voimme auttaa?",
  availability: {
    online: "Olemme paikalla",
    busy: "Kaikilla on juuri nyt keskustelu kesken",
    away: "Poissa juuri nyt",
    offline: "Emme ole nyt paikalla",
  },
  withAgent: "Sinulle vastaa {name}",
  message: "Viesti",
  placeholder: "Kirjoita viesti",
  placeholderAgain: "Jatka keskustelua",
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
