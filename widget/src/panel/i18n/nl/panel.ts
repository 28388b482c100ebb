import type { PanelTexts } from "../texts.ts";

export const nl: PanelTexts = {
  lang: "nl",
  launcher: "Chat met ons",
  panel: "Chat met {site}",
  close: "Chat sluiten",
  welcome: "Waarmee kunnen we u helpen?",
  availability: {
    online: "Er is iemand om u te helpen",
    busy: "Iedereen is nu in gesprek",
    away: "Nu even afwezig",
    offline: "Nu niet aanwezig",
  },
  withAgent: "U spreekt met {name}",
  message: "Bericht",
  placeholder: "Schrijf een bericht",
  placeholderAgain: "Verder chatten",
  send: "Versturen",
  tooLong: { one: "1 teken te veel", other: "{n} tekens te veel" },
  team: "Team",
  connecting: "Verbinden…",
  offline:
    "Geen verbinding; we verbinden opnieuw. Wat u schrijft, blijft bewaard en wordt daarna verstuurd.",
  tooBusy: "Het is nu erg druk; we proberen het vanzelf opnieuw.",
  outdated:
    "Een deel van de chat is niet geladen. Uw berichten blijven bewaard; laad de pagina opnieuw.",
  refused: "Op deze pagina is de chat niet beschikbaar.",
  unusuallyBusy: "Het is nu ongewoon druk.",
  end: "Chat beëindigen",
  leaveLine: "Rij verlaten",
};
