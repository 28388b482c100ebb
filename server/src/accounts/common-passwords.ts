/**
 * Passwords of twelve characters and more that are tried first. Hardly any published list has long ones, so this is made of what such
 * lists are made of: well-known words and phrases, alone, doubled, or with digits about them; runs over the keyboard; one piece repeated.
 */
const phrases = `
  passwordpassword letmeinletmein iloveyouiloveyou iloveyouforever iloveyoualways trustno1trustno1 welcometohell
  welcomewelcome adminadminadmin administrator administrador administrateur superadministrator rootrootroot
  changemechangeme changemeplease pleasechangeme changethispassword defaultpassword mypassword mypasswordis
  thisismypassword thisisapassword thisispassword enterpassword yourpassword newpassword oldpassword forgotpassword
  forgotmypassword nopassword nopasswordneeded secretpassword supersecret supersecretpassword topsecret topsecretpassword
  correcthorsebatterystaple opensesame letmeinplease letmeinnow pleaseletmein ihatepasswords
  passwordispassword idontknow idontremember whatisthis whoareyou sunshinesunshine princessprincess
  footballfootball baseballbaseball basketballbasketball dragondragon monkeymonkey shadowshadow mastermaster
  michaelmichael jenniferjennifer jessicajessica ashleyashley danieldaniel charliecharlie
  manchesterunited liverpoolfc realmadrid fcbarcelona barcelonafc chelseafootballclub arsenalfc
  harrypotter starwars startrek pokemonpokemon spiderman batmanbatman supermansuperman
  jesuschrist jesusislord jesussaves ilovejesus godisgood godbless godblessyou thankyoujesus
  iloveyoubaby iloveyoumom iloveyoudad ilovemyself ilovemyfamily ilovemymom babygirl
  qwertyqwerty qwertyuiop qwertyuiopasdfghjkl asdfghjklzxcvbnm zxcvbnmasdfghjkl qazwsxedc qazwsxedcrfv
  1qaz2wsx3edc 1q2w3e4r5t6y 1q2w3e4r5t 1qaz2wsx 123qweasdzxc qweasdzxc q1w2e3r4t5y6 zaq12wsxcde3 zaq1zaq1 1qazxsw2
  abcdefghijkl abcdefghijklmnop abc123abc123 a1b2c3d4e5f6 aabbccddeeff
  livechat livechatlivechat presently presentlychat helpdesk helpdeskhelpdesk customerservice customersupport supportsupport
  companypassword officepassword testtesttest testpassword testingtesting testaccount demodemodemo demopassword guestguest
  sommerferien passwort passwortpasswort motdepasse motdepassemotdepasse contrasena wachtwoord wachtwoordwachtwoord welkomwelkom
  salasana salasanasalasana parola parolata slaptazodis slaptazodisslaptazodis парола паролапарола пароль парольпароль
  йцукенгшщзхъ йцукен йцукенйцукен привет приветпривет здравейте
`;

const words = `
  password passw0rd p@ssword p@ssw0rd passwd welcome letmein admin administrator root iloveyou monkey dragon
  sunshine princess football baseball basketball superman batman pokemon master shadow michael jennifer jordan hunter
  charlie computer internet secret summer winter spring autumn monday friday january december london berlin
  paris amsterdam helsinki vilnius sofia moscow england chelsea arsenal liverpool barcelona freedom whatever starwars cheese
  ginger pepper cookie flower purple orange chocolate samsung google facebook microsoft windows android iphone apple
  test testing demo guest user support helpdesk office company server service manager default changeme
  qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx 1q2w3e4r 1qaz2wsx abc123 abcd1234 hello
  passwort motdepasse contrasena wachtwoord welkom salasana parola slaptazodis пароль парола
`;

const listed = new Set(split(phrases));
const stems = new Set([...split(words), ...listed]);
const keyboard = [
  "1234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "abcdefghijklmnopqrstuvwxyz",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
];

/** Whether a password is one of those that are tried first. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const plain = unmasked(lower);
  return (
    isRepeated(lower) ||
    isRun(lower) ||
    [lower, plain].some((form) => listed.has(form) || stems.has(stemOf(form)))
  );
}

/** A word with digits and signs before or after it (`Password2024!!`). */
function stemOf(form: string): string {
  return form.replace(/^[^\p{Letter}]+|[^\p{Letter}]+$/gu, "");
}

/** The letters behind the usual disguises (`p@ssw0rd`). */
function unmasked(form: string): string {
  const letters: Record<string, string> = {
    "@": "a",
    "4": "a",
    "3": "e",
    "1": "i",
    "0": "o",
    $: "s",
    "5": "s",
  };
  return form.replaceAll(/[@4310$5]/g, (sign) => letters[sign] ?? sign);
}

/** One piece of up to six characters over and over (`abcabcabcabc`). */
function isRepeated(form: string): boolean {
  for (let length = 1; length <= 6; length++) {
    const piece = form.slice(0, length);
    if (piece.repeat(Math.ceil(form.length / length)).startsWith(form)) return true;
  }
  return false;
}

/** Nothing but steps along the keyboard's rows or the alphabet, forwards or backwards, a few runs at most (`qwertyuiop123`). */
function isRun(form: string): boolean {
  let breaks = 0;
  for (let at = 1; at < form.length; at++) {
    if (!areNeighbours(form[at - 1] ?? "", form[at] ?? "")) breaks += 1;
  }
  return breaks <= Math.floor(form.length / 6);
}

function areNeighbours(a: string, b: string): boolean {
  return keyboard.some((row) => {
    const [from, to] = [row.indexOf(a), row.indexOf(b)];
    if (from < 0 || to < 0) return false;
    // 0 comes after 9 on the keyboard and before 1 when counting on.
    return Math.abs(from - to) <= 1 || a + b === "90" || a + b === "01";
  });
}

function split(list: string): string[] {
  return list.trim().split(/\s+/);
}
