import type { Overrides } from "./overrides.ts";

/** Dutch with "je" in the place of "u". */
export const nlInformal: Overrides = {
  after: {
    solved: { ask: "Is je vraag opgelost?" },
    rating: {
      thanks: "Dank je. Wil je nog iets toevoegen?",
      kept: "Dank je. Je beoordeling is bewaard.",
    },
    transcript: { mailed: "We mailen je deze chat." },
    forget: {
      meaning:
        "Deze browser laat de chat niet meer zien, je kunt er hiervandaan niet naar terug, en links in eerder verstuurde mails openen hem niet meer. Het team bewaart wat er is gezegd.",
    },
  },
  api: {
    ask: "De chat maakt verbinding met onze server, die bewaart wat je aan ons team schrijft, en deze browser onthoudt je.",
  },
  articles: {
    waiting: "Misschien helpt dit terwijl je wacht",
    later: "Hulp bij je vraag",
    ask: "Ben je hiermee geholpen?",
    helped: "Fijn. Je kunt de rij verlaten, of je plaats houden en wachten.",
    thanks: "Dank je wel voor je antwoord.",
    coming: "Je krijgt hier antwoord van een medewerker.",
  },
  forms: {
    details: "{name} vraagt je om een paar gegevens",
    question: "{name} heeft een vraag voor je",
    before: "Terwijl je wacht, kun je ons alvast iets meer vertellen",
    hint: "Alle velden zijn optioneel. Het team ziet wat je verstuurt.",
    given: "Je antwoorden",
    sent: "Verstuurd. Dank je wel.",
  },
  notice: {
    mailed: "We mailen je wat er tot nu toe is gezegd.",
    forgetting: {
      meaning:
        "Deze browser laat de chat niet meer zien, en antwoorden daarop ook niet; je kunt er hiervandaan niet naar terug, en links in eerder verstuurde mails openen hem niet meer. Het team bewaart wat er is gezegd.",
    },
  },
  panel: {
    welcome: "Waarmee kunnen we je helpen?",
    availability: { online: "Er is iemand om je te helpen" },
    withAgent: "Je spreekt met {name}",
    offline:
      "Geen verbinding; we verbinden opnieuw. Wat je schrijft, blijft bewaard en wordt daarna verstuurd.",
    outdated:
      "Een deel van de chat is niet geladen. Je berichten blijven bewaard; laad de pagina opnieuw.",
  },
  promises: {
    made: {
      answer: "Je hoort van ons, uiterlijk: {time}.",
      update: "We laten je weten hoe het ervoor staat, uiterlijk: {time}.",
      followUp: "We vragen je of alles in orde is, uiterlijk: {time}.",
    },
    broken:
      "Wat we beloofden ({time}), is nog niet klaar. We zijn het niet vergeten: je houdt het van ons tegoed.",
  },
  talk: {
    welcomeClosed:
      "We zijn er weer: {time} (jouw tijd). Stel je vraag nu al; zo krijg je een plaats in de rij.",
    welcomeHint: {
      online: "Stel je vraag. Hier antwoordt een mens.",
      busy: "Stel je vraag nu al; zo krijg je een plaats in de rij.",
      away: "Er is nu niemand. Stel je vraag; het team antwoordt hier.",
      offline: "Er is nu niemand. Stel je vraag; het team antwoordt hier.",
    },
    you: "Jij",
    place: {
      next: "Je bent als volgende aan de beurt.",
      first: "Je staat vooraan in de rij.",
      ahead: {
        one: "Je staat in de rij. Er is nog 1 wachtende voor je.",
        other: "Je staat in de rij. Er zijn nog {n} wachtenden voor je.",
      },
      unknown: "We kunnen de tijd nog niet inschatten; je leest het hier.",
      nobody: "Er is nog niemand. Je bericht blijft bewaard; het team antwoordt hier.",
      opens:
        "We zijn er weer: {time} (jouw tijd). Je bericht blijft bewaard; het team antwoordt hier.",
      closed: "We zijn nu gesloten; we zijn er weer: {time} (jouw tijd).",
      tooLong: "Het duurt meer dan een uur. Je bericht blijft bewaard; het team antwoordt hier.",
      reason: {
        cameAhead: "Er is iemand met voorrang voor je gekomen.",
        longChats: "De gesprekken vóór je duren lang.",
      },
      joining: "Je bericht is aangekomen. We zoeken je plaats in de rij.",
      lessThanMinute: "Je wacht minder dan een minuut.",
      about: { one: "Je wacht ongeveer 1 minuut.", other: "Je wacht ongeveer {n} minuten." },
      upTo: { one: "Je wacht hooguit 1 minuut.", other: "Je wacht hooguit {n} minuten." },
      between: { other: "Je wacht {low} tot {high} minuten." },
      moreThanHour: "Je wacht meer dan een uur.",
      choice: "Je hoeft hier niet te wachten; de keuzes staan onder je plaats in de rij.",
    },
    leave: {
      hint: "Het team antwoordt hier; we bewaren je adres bij het bericht.",
      hintByMail: "We bevestigen het per e-mail en schrijven je daar als er een antwoord is.",
    },
    events: {
      transferred: "{from} heeft je doorverbonden met {name}. {reason}",
      transferReason: {
        language: "{name} spreekt jouw taal.",
        request: "Je vroeg hierom.",
      },
      queued: {
        agentLost: "{name} heeft geen verbinding meer. Je staat weer vooraan in de rij.",
        visitorBack: "Je staat weer in de rij.",
      },
      backAsBefore: "Je staat weer in de rij; je plaats is bewaard.",
      closedByVisitor: "Je hebt de chat beëindigd",
      leftLine: "Je hebt de rij verlaten",
      incident: "Je vraag gaat hierover: {text} Wat er nieuw is, lees je hier.",
      incidentOver: "De storing waar je naar vroeg, is voorbij.",
      messageLeft: "We hebben je bericht en je adres. Het team antwoordt hier.",
      callbackAsked: "Je plaats blijft bewaard terwijl je weg bent",
      callbackCancelled: "Je wacht weer hier; je plaats is bewaard",
      turnCalled: "Je bent aan de beurt",
      firstUntil: "Tot {time} blijf je vooraan in de rij.",
      turnPassed: "De volgende ging voor. Je plaats blijft bewaard, direct daarachter.",
      messageLeftAbsent:
        "Je was weg, daarom hebben we dit als bericht bewaard. Schrijf om weer in de rij te komen.",
    },
    goodwill: { words: "Bedankt dat je zo lang hebt gewacht. Deze code is voor jou:" },
  },
  topics: {
    hint: "Kies een onderwerp als je wilt. De tijd die je al wacht, telt mee.",
    chosen: "Onderwerp: {topic}. De tijd die je al wacht, telt mee.",
    chosenFirst: "Onderwerp: {topic}. Dit gaat voor, en de tijd die je al wacht, telt mee.",
  },
  ways: {
    offer: "Je kunt weggaan en je plaats houden. We laten het je weten als je aan de beurt bent.",
    kept: {
      email:
        "Je plaats blijft bewaard zolang we open zijn, hoogstens 12 uur. We mailen je als je aan de beurt bent; je kunt deze pagina sluiten.",
      notice:
        "Je plaats blijft bewaard. Je krijgt een melding als je aan de beurt bent; laat dit tabblad open op de achtergrond.",
      push: "Je plaats blijft bewaard zolang we open zijn, hoogstens 12 uur. Je krijgt een melding als je aan de beurt bent; je kunt deze pagina sluiten.",
    },
    back: "Je bent terug.",
    form: {
      title: "Waar kunnen we je bereiken?",
      hint: "We schrijven je als je aan de beurt bent, met een link terug naar deze chat.",
    },
    call: {
      title: "Op welk nummer kunnen we je bellen?",
      hint: "Je verlaat de rij en een van ons belt je. Vóór wanneer, hoor je meteen.",
      due: "We bellen je uiterlijk: {time}.",
    },
    turn: "Je bent aan de beurt.",
    nextIsYours: "De eerstvolgende vrije medewerker is voor jou.",
    firstUntil: "Tot {time} blijf je vooraan in de rij.",
    taken: "{name} is er voor je.",
  },
  page: {
    welcomeBack: "Welkom terug. Je gesprek is waar je het hebt achtergelaten.",
    linkOver:
      "Deze link opent geen gesprek meer: links werken hooguit een week. Je kunt ons hier schrijven.",
    otherChat:
      "Op dit apparaat staat een andere chat. Om het gesprek uit je mail te openen, moet dit apparaat die vergeten.",
  },
};
