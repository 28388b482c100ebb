import type { ArticleLanguage } from "@presently/shared/protocol";

/**
 * Words that say nothing of what a message is about: the language's own small words, greetings, thanks, and what every question to a shop or
 * a service is made of ("help", "problem", "want"). Folded, as `foldedWords` makes them: without diacritics, in lower case.
 */
const WORDS: Record<ArticleLanguage, string> = {
  en: `a don doesn didn isn wasn aren weren won couldn wouldn shouldn hasn haven about after again all already also always am an and another any anybody anyone anything are as ask at back be because been before being
    best but by can cannot could day days did do does doing don done dont down each either else even ever every few find first for from get give
    go going good got had has have having he hello help her here hey hi him his how however i if im in info information into is issue it its ive
    just kind know last let like ll long look made make many may maybe me mean might mine more most much must my need never new nice no nobody not
    nothing now of off ok okay on once one only or other our out over own per perhaps please problem question questions re really right s same
    say see seem she should since so some somebody someone something soon sorry still such sure t take tell than thank thanks that the their them
    then there these they thing things think this those though time to today together tomorrow too try trying two under until up us use used
    using ve very via want wanted was way we well were what when where whether which while who why will wish with without wont work would yes yesterday
    yet you your yours possible able team support chat wonder wondering`,
  bg: `а ако ала без беше би бил била били било благодаря близо бъда бъде бях в вас ваш ваша ваше ваши ви вие винаги все всеки всички
    всичко всяка във въз въпрос въпроси въпреки г ги го д да дали дано де день ден днес до добре добър доста други друго е една едно един ето за
    заради затова защо защото здравей здравейте зная знам и из или им има имам имате имам искам иска исках й каза как каква какви какво какъв както
    какъв като ки когато кога кого което които кой който колко която къде към ли м малко ме между мен ми мн много мога могат може можете можеш мой
    моля моя мои му н на над най например нас наш наша наши не него нея ни ние никой нито нищо но нов нова ново нужда някак някой няколко няма нямам
    обаче около освен особено от отново още п по повече под помогнете помощ поне после почти пред преди при проблем пък с са само се сега си след сме
    със съм също т тази така такава такива такъв там те теб тези ти то това тогава този той толкова точно трябва ту тук тъй тя тях у утре хей хора ч
    че често чрез ще щом вече искаме възможно привет ден лв моята моето моите вашия вашата кажете питам попитам направя правя правите`,
  fi: `ai aika aikaa aina ei eika eikohan eivat ela eli ellei elle en enemman ennen ensi entä entä enta ette etta ettei haluan haluaisin haluta han
    hanen hanet he hei heidan heille heita hyva hyvaa hyvin ihan ilman itse ja jo joka jokin joku jolla jolle jolloin jonka jos joskus jossa josta
    jota joten jotka jotta juuri kai kaikki kanssa kautta kerran keta ketka kiitos kiitoksia koska koskaan kovin kuin kuinka kuitenkaan kuitenkin
    kuka kukaan kun kuten kysymys kysya kysyisin kyllä kylla lahella lahelle lahes liian lisaa luona me meidan meille meilla meita mihin miksi mika
    mikaan mikali mika millainen milla mille milloin millä mina minka minkä minne minua minulla minulle minun minusta missa mista mita miten moi
    moikka molemmat monta mutta muu muut myos na nain nama ne niiden niin niita no noin nuo nyt ole olen olet oletko oli olin olisi olisin olivat
    olla olleet ollut oma on onko ongelma ovat paitsi paljon pari pian pitaa pitaisi pitaisiko saa saada saako saan saanko samalla se sekä seka sen
    siella sielta siihen siina sille silla silta sina sinne sinua sinulla sinulle sinun sita siten sitten taa taalla taalta tai taman tama tanaan
    tarvitsen tassa tasta tata te tee teen teidan teille teilla teita terve tervehdys tehda tuo tuon tuota uusi vaan vai vain vaikka varten vasta viela
    voi voiko voin voinko voisi voisin voisiko voisinko vois voitte voitteko yli apua auttaa tieto tietoa tietaa mahdollista`,
  lt: `ačiū aciu ai ano ant apie ar arba as ateina atsiprasau be bei bent bet beveik bus busiu butu buvo buti būti buvau dabar dar daug deka del
    diena dienos dienas dirba galeciau gali galima galite galiu gera geras gerai i iki ir is iš ivyko jau jei jeigu ji jie jis jo jog joks jos ju jums jus jusu
    ka kada kad kai kaip kam kas kaskas kazkas ketinu kiek kiekvienas kita kitas kiti ko kodel kodėl koks kokia kokie kol kuri kurie kuris kur labai labas
    laba man mane manęs manes mano mes mums musu mus na ne nebe negaliu nei nera nes net nieko niekas nors norėčiau noreciau noriu norim norime nuo
    o pagalba pagalbos padekite padėkite per pas paskui po prasau prašau pries prie problema problemos reikia reikes rytoj sau savo si sia siandien sis
    sita sitas sveiki sveikas su ta tada tai taip taciau tas te ten tie tik to todel toks tu turiu turi tuo uz už vakar vel vis visa visi
    visada viskas yra zinau zinoti žinoti klausimas klausimu klausti informacija galimybe`,
  nl: `aan al alle alleen alles als altijd andere ben bent bij bijvoorbeeld binnen boven bedankt daar daarna dag dan dank dankjewel dat de deze die
    dit doe doen doet door dus echt een eens eerst en er erg even ga gaan gaat gebruik geen gegeven geven goed goede goedemiddag goedemorgen
    goedenavond graag ge had hallo heb hebben hebt heeft heel help hele helpen hem het hier hij hoe hoeveel hoi hun iemand iets ik in informatie is ja
    je jij jou jouw juist kan kennen kom komen komt kon krijg krijgen kun kunnen kunt laat laten maar maak maken mag me meer meest men met mij mijn
    misschien moet moeten mogelijk mogen morgen na naar nee niet niets nieuw nieuwe nodig nog nooit nou nu of om omdat onder ons onze ook op opnieuw
    over per probleem reeds s snel soms staat steeds te tegen ten ter terwijl toch toe toen tot tussen u uit uw vaak van vanaf vandaag vanwege veel
    via voor vraag vragen vraagje waar waarom wanneer want waren was wat we weer weet wel welk welke werd werken werkt weten wie wij wil wilde willen wilt word
    worden wordt zal ze zeer zeg zei zich zie zien zij zijn zo zoals zodat zonder zou zouden zult zullen alvast vriendelijk`,
  ru: `а алло бы был была были было быть в вам вами вас ваш ваша ваше ваши весь во вообще вопрос вопросы вот все всего всегда всех вы где да давно
    даже для до добрый доброе день дня дней его ее ей ему если есть еще ещё же за завтра здесь здравствуйте здравствуй знаю знать и из или им ими
    иногда их к каждый как какая какие какой какую когда кого кому конечно которая которое которые который кто куда ли либо лишь лучше мая меня мне
    мной много могли могу могут мое мои мой можем может можете можно моя моего моей мою мы на над надо нам нами нас наш не него нее ней нельзя нему нет
    неё ни нибудь никак никогда никто них ничего но ну нужен нужна нужно нужны о об один одна одно он она они оно опять от ответ очень перед по под
    подскажите пожалуйста пока помогите помощь помочь после потом потому почему почти при привет про проблема проблемы просто прошу с сам сама сами
    свой свою себе себя сегодня сейчас скажите со совсем спасибо спросить сразу так также такая такие такой там тебе тебя тем теперь то тогда того
    тоже той только том тот три тут ты у уже узнать утро утром хорошо хотел хотела хотели хотелось хотим хочу хочется чего чем через что чтобы чтоб чуть эта эти
    это этого этой этом этот эту я возможно информация информацию делать сделать вечер`,
};

const sets = new Map<ArticleLanguage, ReadonlySet<string>>();

/** The language's stop words, folded. */
export function stopWordsOf(
  language: ArticleLanguage,
  fold: (word: string) => string,
): ReadonlySet<string> {
  const known = sets.get(language);
  if (known !== undefined) return known;
  const words = new Set(WORDS[language].split(/\s+/).map(fold));
  sets.set(language, words);
  return words;
}
