import { span } from "./en-effort.ts";
import { alarmTexts } from "./en-alarms.ts";
import { endingTexts } from "./en-endings.ts";
import { secondFactorTexts } from "./en-second-factor.ts";
import type { Role } from "@presently/shared/protocol";

const roles: Record<Role, string> = {
  owner: "Owner",
  admin: "Admin",
  supervisor: "Supervisor",
  agent: "Agent",
};
const roleHints: Record<Role, string> = {
  owner: "Everything, also other owners",
  admin: "Everything but owners",
  supervisor: "Answers, sees the team's conversations, takes over",
  agent: "Answers conversations",
};

export const settingsTexts = {
  title: "Settings",
  back: "Inbox",
  pages: {
    sites: "Sites",
    departments: "Departments",
    team: "Team",
    tags: "Tags & dispositions",
    api: "API",
    webhooks: "Webhooks",
    alarms: alarmTexts.name,
    audit: "Audit log",
    articles: "Articles",
    replies: "Canned replies",
    shortcuts: "Shortcuts",
    sessions: "My sessions",
    password: "Password",
    "second-step": secondFactorTexts.page,
  },
  loading: "Loading settings…",
  failed: "The settings could not be loaded.",
  save: "Save",
  saving: "Saving…",
  saved: "Saved.",
  create: "Create",
  cancel: "Cancel",
  fixFirst: "Please look at the marked fields.",

  "second-step": { intro: secondFactorTexts.intro },
  tags: { intro: endingTexts.settings.intro },
  api: {
    intro:
      "Programs of yours ask with a token: it says what they may do, and for which sites. Keep tokens on servers, never on a page.",
  },
  webhooks: {
    intro:
      "Addresses of yours are told what happens, signed, and again until they take it. What people write is never in it: ask for that with a token.",
  },
  alarms: { intro: alarmTexts.mail.intro },
  audit: {
    intro:
      "Who did what here, the latest first. It is kept for good, holds nothing that people wrote in chats, and no page of Presently changes it.",
  },
  articles: {
    intro:
      "Answers you have written once: who waits is shown one that fits, and agents put them into replies.",
  },
  replies: {
    intro:
      "What your team writes again and again. Agents find it by typing / in a reply, in the visitor's language where there is a wording in it; nothing is sent by itself.",
  },
  shortcuts: {
    intro: "What the keyboard does for you, and what Enter does while you write.",
  },
  sites: {
    intro: "Each site has its own line to paste and its own list of addresses.",
    name: "Name",
    origins: "Allowed addresses",
    originsHint:
      "Exactly as the browser shows it, without a path: https://shop.example. A star stands for any subdomain: https://*.shop.example.",
    origin: (n: number) => `Address ${n}`,
    addOrigin: "Add an address",
    removeOrigin: (origin: string) => (origin === "" ? "Remove this address" : `Remove ${origin}`),
    fence: "This keeps other pages from showing your chat. It is a fence, not a lock.",
    autoAccept: "Give conversations without asking",
    autoAcceptHint:
      "On: a free agent has the conversation at once. Off: it is offered for 30 seconds.",
    replyWithin: "A left message is answered within",
    replyWithinHint:
      "What the visitor is told, from the moment they leave it. With mail set up, the confirmation says it too.",
    replyHours: (hours: number) => (hours === 1 ? "1 hour" : `${hours} hours`),
    replyDays: (days: number) => (days === 1 ? "1 day" : `${days} days`),
    waitLimit: "A wait is long from",
    waitLimitHint:
      "From this wait on, told or waited, the visitor is offered to keep the place and be called, or to leave a message.",
    register: "How visitors are addressed",
    registers: { usual: "As is usual", formal: "Formally", informal: "Informally" },
    registerHints: {
      usual:
        "In the chat and in mails: Вие in Bulgarian, sinä in Finnish, u in Dutch, jūs in Lithuanian, вы in Russian.",
      formal:
        "In the chat and in mails: Вие in Bulgarian, te in Finnish, u in Dutch, jūs in Lithuanian, Вы with a capital in Russian.",
      informal:
        "In the chat and in mails: ти in Bulgarian, sinä in Finnish, je in Dutch, tu in Lithuanian; in Russian it stays вы.",
    },
    keep: {
      title: "How long conversations are kept",
      intro:
        "What was said, who said it and its files are erased for good so long after a conversation ended. Figures stay, and so do backups for as long as they are kept.",
      field: "Erase conversations",
      hint: "Not while something in one is promised, or a complaint is open. Who has no conversation left is erased with the last one.",
      days: (days: number) =>
        days === 0
          ? "Never by themselves"
          : days % 365 === 0
            ? days === 365
              ? "1 year after they ended"
              : `${days / 365} years after they ended`
            : `${days} days after they ended`,
      atOnce: (count: number) =>
        count === 0
          ? "No conversation is older than that now."
          : count === 1
            ? "1 conversation is older than that, and is erased within the hour."
            : `${count} conversations are older than that: their erasing begins within the hour.`,
      unknown: "How many conversations are older could not be counted.",
      yes: "Erase them for good",
      yesHint: "Nobody can bring them back but from a backup.",
      sayYes: "Please say that this is meant.",
    },
    pause: "Remind agents of a pause after",
    pauseHint:
      "At work without five minutes of rest. They are told themselves, and whoever directs them sees it on the board. Who has several sites is told by the shortest.",
    pauseAfter: (ms: number) => (ms === 0 ? "Never" : span(ms)),
    waitMinutes: (minutes: number) => (minutes === 1 ? "1 minute" : `${minutes} minutes`),
    callsByPhone: "We call visitors by phone",
    callsByPhoneHint:
      "On: who waits long may leave a number and the line. Somebody of the team calls within the time in which a left message is answered, within the opening hours.",
    snippet: "The line to paste",
    snippetHint: "Before the closing body tag of every page the chat should be on.",
    key: "Site key",
    add: "Add a site",
  },
  departments: {
    intro: "Conversations wait in the line of a department; its members get them.",
    name: "Name",
    key: "Key",
    keyHint: (key: string) =>
      `What your pages name it by: data-department="${key}" on the tag, or open({ department: "${key}" }), begins a conversation here. Pages that name a former key begin in the site's own department.`,
    members: "Members",
    noMembers: "Nobody is in this department: its conversations would wait in vain.",
    add: "Add a department",
  },
  languages: {
    further: "Another language…",
    ofDepartment: "Languages with a line of their own",
    ofDepartmentHint:
      "Who writes in one of them is given to a member who speaks it, while one is at work. A wait that becomes long goes on in the line of all languages, with the time waited.",
    spokenBy: (name: string) => `What ${name} speaks with visitors`,
    spokenHint:
      "It counts where the department has a line for the language. The line of all languages is everybody's.",
  },
  hours: {
    ofDepartment: {
      title: "Opening hours",
      always: "Always open",
      alwaysHint: "Otherwise visitors are told when you are back; what they write keeps its place.",
      closed: "Closed",
      open: "Open",
      add: (day: string, had: number) => (had === 0 ? `Open on ${day}` : `More hours on ${day}`),
    },
    ofAgent: {
      title: "Working hours",
      always: "No fixed hours",
      alwaysHint:
        "Otherwise waits are told by them: nobody is expected to take a chat after their shift. Chats at hand go on, and who works longer may.",
      closed: "Free",
      open: "Works",
      add: (day: string, had: number) => (had === 0 ? `Works on ${day}` : `More hours on ${day}`),
    },
    timeZone: "Time zone",
    timeZoneHint: "The hours are by the clock there, in summer and in winter.",
    timeZoneUnknown: "There is no such time zone. One looks like this: Europe/Vilnius.",
    week: "Every week",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    addMore: "More hours",
    from: (day: string, n: number) => (n === 1 ? `${day}, from` : `${day}, from (${n})`),
    to: (day: string, n: number) => (n === 1 ? `${day}, to` : `${day}, to (${n})`),
    remove: (day: string, from: string, to: string) => `Remove ${from} to ${to} on ${day}`,
    nextDay: "the next day",
    timeMissing: "From when, and to when?",
    overlap: "These hours overlap.",
    days: "Holidays and other days",
    daysHint:
      "They stand in place of the weekday's hours. A night shift that began the evening before runs to its end.",
    date: (n: number) => `Date ${n}`,
    dateDouble: "This date is there already.",
    addDay: "Add a day",
    removeDay: (date: string) => (date === "" ? "Remove this day" : `Remove ${date}`),
  },
  /** Names of the six languages that the chat speaks. */
  chatLanguages: {
    en: "English",
    bg: "Bulgarian",
    fi: "Finnish",
    nl: "Dutch",
    lt: "Lithuanian",
    ru: "Russian",
  },
  picture: {
    shown: "What is shown now",
    choose: "Choose a picture",
    other: "Choose another",
    remove: "Remove",
    unreadable: "This is no picture that your browser can read: PNG, JPEG or WebP.",
  },
  team: {
    intro: "Who can sign in, and as what.",
    face: "Picture",
    faceHint: "Visitors see it in the chat where the site shows who answers.",
    name: "Name",
    email: "E-mail",
    role: "Role",
    roles,
    roleHints,
    capacity: (name: string) => `Chats at once for ${name}`,
    capacityNow: (now: number) => `Now ${now}, as somebody new to the work.`,
    wrongCapacity: (most: number) => `A number from 0 to ${most}.`,
    newcomer: "New to the work: begins with one",
    newcomerHint:
      "One more after every ten chats ended, up to the number above. Whoever is invited as an agent begins so.",
    disabled: "switched off",
    disable: "Switch off",
    enable: "Switch on",
    disableHint:
      "Their sessions end at once and their conversations go back to the front of the queue.",
    you: "you",
    invite: "Invite somebody",
    inviteIntro: "You get a link to send yourself. It works once, within 48 hours.",
    site: "Site",
    createLink: "Create link",
    creating: "Creating…",
    link: (email: string) => `Link for ${email}`,
    another: "Invite another",
    passwordLink: "New password link",
    passwordLinkHint:
      "For a forgotten password: a link to send yourself. It works once, within 30 minutes.",
  },
  sessions: {
    intro: "Where you are signed in. End what you don't recognise, then change your password.",
    current: "This browser",
    other: "Another browser",
    created: (when: string) => `Signed in ${when}`,
    used: (when: string) => `last used ${when}`,
    revoke: "End session",
    revoked: "The session has ended.",
    none: "No other sessions.",
  },
  password: {
    intro: "Changing it ends your other sessions.",
    current: "Current password",
    next: "New password",
    again: "New password again",
    mismatch: "The two don't match.",
    wrong: "This is not your current password.",
    change: "Change password",
    changed: "Your password is changed. Other sessions have ended.",
  },
};
