import type { Overrides } from "./overrides.ts";

/** Finnish with "te" in the place of "sinä". */
export const fiFormal: Overrides = {
  after: {
    solved: { ask: "Ratkesiko asianne?" },
    rating: { thanks: "Kiitos. Haluatteko lisätä jotain?", kept: "Kiitos. Arvionne on tallessa." },
    transcript: {
      failed: "Chattia ei voitu tallentaa. Yrittäkää uudelleen.",
      mailed: "Lähetämme tämän chatin sähköpostiinne.",
      form: { hint: "Vain omaan osoitteeseenne; säilytämme sen chatin yhteydessä." },
    },
    forget: {
      meaning:
        "Tämä selain ei enää näytä chattia, ette pääse siihen täältä takaisin, eivätkä jo lähetettyjen sähköpostien linkit enää avaa sitä. Tiimi säilyttää sen, mitä on sanottu.",
    },
  },
  api: {
    ask: "Chat yhdistää palvelimeemme, joka säilyttää kirjoittamanne tiimillemme, ja tämä selain muistaa teidät.",
  },
  articles: {
    helped: "Hienoa. Voitte poistua jonosta tai pitää paikkanne ja odottaa.",
  },
  files: {
    drop: "Pudottakaa tiedostot tähän",
    refused: {
      kind: "Voitte lähettää vain kuvia, PDF-tiedostoja ja tavallista tekstiä. Jäi pois: {names}.",
      again: "Lähetys ei onnistunut. Valitkaa uudelleen: {names}.",
    },
  },
  forms: {
    question: "{name} kysyy teiltä",
    before: "Odottaessanne voitte kertoa hieman lisää",
    hint: "Kaikki kentät ovat vapaaehtoisia. Tiimi näkee, mitä lähetätte.",
    faults: {
      email: "Tarkistakaa osoite, esimerkiksi nimi@example.com.",
      phone: "Tarkistakaa numero, esimerkiksi +358 9 123 4567.",
    },
    given: "Vastauksenne",
  },
  notice: {
    notSaved: "Chattia ei voitu tallentaa. Yrittäkää uudelleen.",
    mailed: "Lähetämme tähänastisen chatin sähköpostiinne.",
    form: { hint: "Vain omaan osoitteeseenne; säilytämme sen chatin yhteydessä." },
    forgetting: {
      meaning:
        "Tämä selain ei enää näytä chattia eikä siihen tulevia vastauksia, ette pääse siihen täältä takaisin, eivätkä jo lähetettyjen sähköpostien linkit enää avaa sitä. Tiimi säilyttää sen, mitä on sanottu.",
    },
  },
  panel: {
    withAgent: "Teille vastaa {name}",
    placeholder: "Kirjoittakaa viesti",
    placeholderAgain: "Jatkakaa keskustelua",
    offline:
      "Ei yhteyttä; yhdistetään uudelleen. Kirjoittamanne säilyy ja lähtee, kun yhteys palaa.",
    outdated: "Osa chatista ei latautunut. Viestinne ovat tallessa; ladatkaa sivu uudelleen.",
  },
  talk: {
    welcomeClosed:
      "Palvelemme taas: {time} (teidän aikaanne). Kirjoittakaa kysymyksenne, niin saatte paikan jonossa.",
    welcomeHint: {
      online: "Kirjoittakaa kysymyksenne. Täällä vastaa ihminen.",
      busy: "Kirjoittakaa kysymyksenne nyt, niin saatte paikan jonossa.",
      away: "Kukaan ei ole nyt paikalla. Kirjoittakaa kysymyksenne; tiimi vastaa tähän.",
      offline: "Kukaan ei ole nyt paikalla. Kirjoittakaa kysymyksenne; tiimi vastaa tähän.",
    },
    you: "Te",
    place: {
      next: "Olette seuraavana vuorossa.",
      first: "Olette jonossa ensimmäisenä.",
      ahead: {
        one: "Olette jonossa. Edellänne on 1 ihminen.",
        other: "Olette jonossa. Edellänne on {n} ihmistä.",
      },
      nobody: "Kukaan ei ole vielä vastaamassa. Viestinne on tallessa; tiimi vastaa tähän.",
      opens:
        "Palvelemme taas: {time} (teidän aikaanne). Viestinne on tallessa; tiimi vastaa tähän.",
      closed: "Palveluaika on päättynyt; palvelemme taas: {time} (teidän aikaanne).",
      tooLong: "Odotusaika on yli tunnin. Viestinne on tallessa; tiimi vastaa tähän.",
      reason: {
        cameAhead: "Eteenne tuli joku, joka palvellaan ensin.",
        longChats: "Keskustelut edellänne kestävät pitkään.",
      },
      joining: "Viestinne on tullut perille. Haemme paikkanne jonossa.",
      choice: "Teidän ei tarvitse odottaa tässä; vaihtoehdot ovat jonopaikkanne alla.",
    },
    leave: {
      title: "Jättäkää sähköpostiosoite.",
      hint: "Tiimi vastaa tähän; säilytämme osoitteenne viestin mukana.",
    },
    events: {
      tookOver: "Teille vastaa nyt {name}; aiemmin vastasi {from}",
      transferred: "{from} siirsi keskustelun. Teille vastaa nyt {name}. {reason}",
      transferReason: { language: "{name} puhuu kieltänne.", request: "Pyysitte siirtoa." },
      queued: {
        agentLost: "{name} menetti yhteyden. Olette taas jonon kärjessä.",
        visitorBack: "Olette taas jonossa.",
      },
      backAsBefore: "Olette taas jonossa; paikkanne säilyi.",
      closedByVisitor: "Lopetitte chatin",
      leftLine: "Poistuitte jonosta",
      incident: "Kysymyksenne liittyy tähän: {text} Uudet tiedot tulevat tähän.",
      incidentOver: "Häiriö, josta kysyitte, on ohi.",
      messageLeft: "Viestinne ja osoitteenne ovat meillä. Tiimi vastaa tähän.",
      callbackAsked: "Paikkanne säilyy, kun olette poissa",
      callbackCancelled: "Odotatte taas tässä; paikkanne säilyi",
      turnCalled: "Nyt on teidän vuoronne",
      firstUntil: "Paikkanne pysyy ensimmäisenä klo {time} asti.",
      turnPassed: "Seuraava pääsi edellenne. Paikkanne säilyy heti hänen jälkeensä.",
      messageLeftAbsent:
        "Olitte poissa, joten säilytimme tämän viestinä. Kirjoittakaa, niin pääsette taas jonoon.",
    },
    goodwill: { words: "Kiitos, että jaksoitte odottaa näin pitkään. Tämä koodi on teille:" },
    errors: {
      "contact.invalid": "Tarkistakaa osoite: sen pitää olla muotoa nimi@example.com.",
      "contact.too-many": "Osoitteita tuli liian monta. Yrittäkää myöhemmin uudelleen.",
      other: "Se ei onnistunut. Yrittäkää uudelleen.",
    },
  },
  topics: { hint: "Valitkaa aihe, jos haluatte. Tähän asti odotettu aika lasketaan mukaan." },
  ways: {
    offer: "Voitte lähteä ja pitää paikkanne. Kerromme, kun on teidän vuoronne.",
    kept: {
      email:
        "Paikkanne säilyy niin kauan kuin olemme avoinna, kuitenkin enintään 12 tuntia. Lähetämme sähköpostia, kun on teidän vuoronne; voitte sulkea tämän sivun.",
      notice:
        "Paikkanne säilyy. Ilmoitamme, kun on teidän vuoronne; jättäkää tämä välilehti auki taustalle.",
      push: "Paikkanne säilyy niin kauan kuin olemme avoinna, kuitenkin enintään 12 tuntia. Ilmoitamme, kun on teidän vuoronne; voitte sulkea tämän sivun.",
    },
    form: { hint: "Kirjoitamme, kun on teidän vuoronne; viestissä on linkki tähän chattiin." },
    call: {
      hint: "Poistutte jonosta, ja joku meistä soittaa. Kerromme heti, mihin mennessä.",
      wrong: "Tarkistakaa numero: numeroita ja maatunnus, esimerkiksi +358 9 123 4567.",
      due: "Soitamme teille viimeistään: {time}.",
      wrongNumber: "Jätetty numero ei ollut oikea. Kirjoittakaa tähän, niin tiimi vastaa tässä.",
    },
    turn: "Nyt on teidän vuoronne.",
    nextIsYours: "Seuraava vapautuva asiakaspalvelija vastaa teille.",
    firstUntil: "Paikkanne pysyy ensimmäisenä klo {time} asti.",
    taken: "{name} on täällä teitä varten.",
  },
  page: {
    welcomeBack: "Tervetuloa takaisin. Keskustelunne on siinä, mihin se jäi.",
    linkOver:
      "Tämä linkki ei enää avaa keskustelua: linkit toimivat enintään viikon. Voitte kirjoittaa meille tässä.",
    writeAnew: "Kirjoittakaa meille",
    unreachable: "Chattiin ei juuri nyt saa yhteyttä. Yrittäkää hetken kuluttua uudelleen.",
    tooOften: "Yrityksiä oli liian monta. Yrittäkää muutaman minuutin kuluttua uudelleen.",
  },
};
