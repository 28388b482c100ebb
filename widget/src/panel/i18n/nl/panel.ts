import type { PanelTexts } from "../texts.ts";

export const nl: PanelTexts = {
  lang: "nl",
  launcher: "Chat met ons",
  launcherUnread: { one: "1 ongelezen bericht", other: "{n} ongelezen berichten" },
  launcherPlace: "plaats {n} in de rij",
  panel: "Chat met {site}",
  close: "Chat sluiten",
  welcome: "Waarmee kunnen we u helpen?",
  welcomeClosed:
    "We zijn er weer: {time} (uw tijd). Stel uw vraag nu al; zo krijgt u een plaats in de rij.",
  welcomeHint: {
    online: "Stel uw vraag. Hier antwoordt een mens.",
    busy: "Stel uw vraag nu al; zo krijgt u een plaats in de rij.",
    away: "Er is nu niemand. Stel uw vraag; het team antwoordt hier.",
    offline: "Er is nu niemand. Stel uw vraag; het team antwoordt hier.",
  },
  availability: {
    online: "Er is iemand om u te helpen",
    busy: "Iedereen is nu in gesprek",
    away: "Nu even afwezig",
    offline: "Nu niet aanwezig",
  },
  withAgent: "U spreekt met {name}",
  message: "Bericht",
  placeholder: "Schrijf een bericht",
  placeholderAgain: "Schrijf om verder te chatten",
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
