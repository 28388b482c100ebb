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
    sessions: "My sessions",
    password: "Password",
  },
  loading: "Loading settings…",
  failed: "The settings could not be loaded.",
  save: "Save",
  saving: "Saving…",
  saved: "Saved.",
  create: "Create",
  cancel: "Cancel",
  fixFirst: "Please look at the marked fields.",

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
    snippet: "The line to paste",
    snippetHint: "Before the closing body tag of every page the chat should be on.",
    key: "Site key",
    add: "Add a site",
  },
  departments: {
    intro: "Conversations wait in the line of a department; its members get them.",
    name: "Name",
    members: "Members",
    noMembers: "Nobody is in this department: its conversations would wait in vain.",
    add: "Add a department",
  },
  team: {
    intro: "Who can sign in, and as what.",
    name: "Name",
    email: "E-mail",
    role: "Role",
    roles,
    roleHints,
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
