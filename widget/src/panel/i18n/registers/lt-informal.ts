import type { Overrides } from "./overrides.ts";

/** Lithuanian with "tu" in the place of "jūs". */
export const ltInformal: Overrides = {
  after: {
    solved: { ask: "Ar tavo klausimas išspręstas?" },
    rating: {
      thanks: "Ačiū. Gal nori ką nors pridurti?",
      kept: "Ačiū. Tavo įvertinimas išsaugotas.",
    },
    transcript: {
      failed: "Pokalbio išsaugoti nepavyko. Pabandyk dar kartą.",
      mailed: "Šį pokalbį atsiųsime tau el. paštu.",
      form: { hint: "Tik į tavo paštą; adresą saugome kartu su pokalbiu." },
    },
    forget: {
      meaning:
        "Ši naršyklė pokalbio neberodys, iš čia prie jo negrįši, o iki šiol išsiųstų laiškų nuorodos jo nebeatvers. Kas buvo parašyta, lieka komandai.",
    },
  },
  api: {
    ask: "Pokalbiui naršyklė prisijungs prie mūsų serverio, kuris saugo, ką parašai mūsų komandai, ir tave prisimins.",
  },
  articles: {
    waiting: "Kol lauki, gal padės tai",
    later: "Pagalba tavo klausimu",
    helped: "Džiaugiamės. Gali palikti eilę arba laukti toliau – tavo vieta išliks.",
    thanks: "Ačiū, kad pasakei.",
    coming: "Čia tau atsakys žmogus.",
  },
  files: {
    drop: "Paleisk failus čia",
    refused: { again: "Neišsiųsta. Pasirink iš naujo: {names}." },
  },
  forms: {
    question: "{name} turi tau klausimą",
    before: "Kol lauki, gali papasakoti daugiau",
    hint: "Visi laukai neprivalomi. Komanda matys tai, ką išsiųsi.",
    faults: {
      email: "Patikrink adresą, pavyzdžiui, vardas@example.com.",
      phone: "Patikrink numerį, pavyzdžiui, +370 5 212 3456.",
    },
    given: "Tavo atsakymai",
  },
  notice: {
    notSaved: "Pokalbio išsaugoti nepavyko. Pabandyk dar kartą.",
    mailed: "Kas parašyta iki šiol, atsiųsime tau el. paštu.",
    form: { hint: "Tik į tavo paštą; adresą saugome kartu su pokalbiu." },
    forgetting: {
      meaning:
        "Ši naršyklė neberodys nei pokalbio, nei atsakymų į jį, iš čia prie jo negrįši, o iki šiol išsiųstų laiškų nuorodos jo nebeatvers. Kas buvo parašyta, lieka komandai.",
    },
  },
  panel: {
    launcher: "Rašyk mums",
    withAgent: "Tau atsako {name}",
    placeholder: "Rašyk žinutę",
    placeholderAgain: "Tęsk pokalbį",
    offline:
      "Nėra ryšio; jungiamasi iš naujo. Ką parašysi, išliks ir bus išsiųsta, kai jis atsiras.",
    outdated: "Dalis pokalbio lango neįsikėlė. Tavo žinutės išsaugotos; įkelk puslapį iš naujo.",
  },
  promises: {
    made: { answer: "Atsakysime tau ne vėliau kaip: {time}." },
    broken: "Tai, ką žadėjome ({time}), dar nepadaryta. Nepamiršome: vis dar esame tau skolingi.",
  },
  talk: {
    welcomeClosed:
      "Vėl dirbsime: {time} (tavo laiku). Parašyk klausimą\u00a0– taip užimsi vietą eilėje.",
    welcomeHint: {
      online: "Parašyk klausimą. Čia atsako žmogus.",
      busy: "Parašyk klausimą dabar\u00a0– taip užimsi vietą eilėje.",
      away: "Šiuo metu nieko nėra. Parašyk klausimą\u00a0– komanda atsakys čia.",
      offline: "Šiuo metu nieko nėra. Parašyk klausimą\u00a0– komanda atsakys čia.",
    },
    you: "Tu",
    place: {
      first: "Esi eilės pradžioje.",
      ahead: {
        one: "Esi eilėje. Prieš tave laukia {n} žmogus.",
        few: "Esi eilėje. Prieš tave laukia {n} žmonės.",
        many: "Esi eilėje. Prieš tave laukia {n} žmogaus.",
        other: "Esi eilėje. Prieš tave laukia {n} žmonių.",
      },
      nobody: "Kol kas nėra kam atsakyti. Tavo žinutė išsaugota; komanda atsakys čia.",
      opens: "Vėl dirbsime: {time} (tavo laiku). Tavo žinutė išsaugota; komanda atsakys čia.",
      closed: "Darbo laikas baigėsi; vėl dirbsime: {time} (tavo laiku).",
      tooLong: "Reikės laukti ilgiau nei valandą. Tavo žinutė išsaugota; komanda atsakys čia.",
      next: "Prieš tave nieko nėra.",
      reason: {
        cameAhead: "Prieš tave atsirado žmogus, kuriam atsakoma pirmiau.",
        longChats: "Pokalbiai prieš tave užsitęsė.",
      },
      joining: "Tavo žinutę gavome. Ieškome tavo vietos eilėje.",
      choice: "Laukti čia nebūtina; galimybės\u00a0– po tavo vieta eilėje.",
    },
    leave: {
      title: "Palik adresą.",
      hint: "Komanda atsakys čia; tavo adresą saugosime kartu su žinute.",
    },
    events: {
      tookOver: "Dabar tau atsako {name}, anksčiau\u00a0– {from}",
      transferred: "{from} perdavė pokalbį. Dabar tau atsako {name}. {reason}",
      transferReason: { language: "{name} kalba tavo kalba.", request: "Tu to prašei." },
      queued: {
        agentLost: "{name} neteko ryšio. Vėl esi eilės pradžioje.",
        visitorBack: "Vėl esi eilėje.",
      },
      backAsBefore: "Vėl esi eilėje; tavo vieta išsaugota.",
      closedByVisitor: "Baigei pokalbį",
      leftLine: "Palikai eilę",
      incident: "Tavo klausimas susijęs su tuo: {text} Naujienos bus čia.",
      incidentOver: "Sutrikimas, dėl kurio klausei, baigėsi.",
      messageLeft: "Tavo žinutę ir adresą turime. Komanda atsakys čia.",
      callbackAsked: "Kol tavęs nėra, vieta saugoma",
      callbackCancelled: "Vėl lauki čia; tavo vieta išsaugota",
      turnCalled: "Atėjo tavo eilė",
      firstUntil: "Iki {time} tavo vieta lieka pirma.",
      turnPassed: "Pirmiau kviečiame kitą žmogų. Tavo vieta saugoma iškart po jo.",
      messageLeftAbsent:
        "Kol tavęs nebuvo, tai išsaugojome kaip žinutę. Parašyk\u00a0– ir vėl stosi į eilę.",
    },
    goodwill: { words: "Dėkojame, kad taip ilgai laukei. Šis kodas\u00a0– tau:" },
    errors: {
      "contact.invalid": "Patikrink adresą: jis turi būti panašus į vardas@example.com.",
      "contact.too-many": "Adresų jau per daug. Pabandyk vėliau.",
      other: "Nepavyko. Pabandyk dar kartą.",
    },
  },
  topics: {
    hint: "Jei nori, pasirink temą. Jau laukto laiko neprarasi.",
    chosen: "Tema: {topic}. Jau laukto laiko neprarasi.",
    chosenFirst:
      "Tema: {topic}. Šiais klausimais atsakome pirmiausia, o jau laukto laiko neprarasi.",
  },
  ways: {
    offer: "Gali išeiti ir neprarasti vietos. Pranešime, kai ateis tavo eilė.",
    byPhone: "Paskambink man",
    kept: {
      email:
        "Tavo vieta saugoma, kol dirbame, ne ilgiau kaip 12 valandų. Kai ateis tavo eilė, parašysime el. paštu; šį puslapį gali užverti.",
      notice: "Tavo vieta saugoma. Kai ateis tavo eilė, pranešime; palik šią kortelę atvertą fone.",
      push: "Tavo vieta saugoma, kol dirbame, ne ilgiau kaip 12 valandų. Kai ateis tavo eilė, pranešime; šį puslapį gali užverti.",
    },
    back: "Tu grįžai.",
    form: {
      title: "Kur tau parašyti?",
      hint: "Kai ateis tavo eilė, parašysime su nuoroda atgal į šį pokalbį.",
    },
    call: {
      title: "Kokiu numeriu tau paskambinti?",
      hint: "Iš eilės išeisi, o kas nors iš mūsų paskambins. Iki kada\u00a0– pasakysime iš karto.",
      submit: "Paskambink man",
      wrong: "Patikrink numerį: skaitmenys su šalies kodu, pavyzdžiui, +370 5 212 3456.",
      due: "Paskambinsime tau telefonu ne vėliau kaip: {time}.",
      cancel: "Neskambink man",
      wrongNumber: "Paliktas numeris pasirodė netinkamas. Parašyk čia, komanda atsakys čia.",
    },
    turn: "Atėjo tavo eilė.",
    nextIsYours: "Tau atsakys pirmas atsilaisvinęs konsultantas.",
    firstUntil: "Iki {time} tavo vieta lieka pirma.",
    taken: "Tau atsako {name}.",
  },
  page: {
    welcomeBack: "Smagu, kad grįžai. Tavo pokalbis yra ten, kur jį palikai.",
    linkOver:
      "Ši nuoroda pokalbio nebeatveria: nuorodos galioja ne ilgiau kaip savaitę. Gali parašyti mums čia.",
    writeAnew: "Parašyk mums",
    unreachable: "Pokalbis šiuo metu nepasiekiamas. Pabandyk dar kartą po akimirkos.",
    tooOften: "Bandyta per daug kartų. Pabandyk dar kartą po kelių minučių.",
  },
};
