export const doorTexts = {
  product: "Presently",
  signInTitle: "Sign in",
  signInIntro: "The console for your team's conversations.",
  email: "E-mail",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in…",
  sessionEnded:
    "Your session has ended. Sign in again; what you were writing is kept on this device.",
  forgotten: "Forgotten your password? Ask an owner or admin of your team for a new link.",

  setupTitle: "Set up Presently",
  setupIntro: "Create the owner's account and the first site. This link works once.",
  yourName: "Your name",
  yourNameHint: "Visitors see this name when you answer.",
  newPasswordHint: "At least 12 characters. A few unrelated words make a good one.",
  siteName: "Name of the site",
  siteNameHint: "For example “Nordic Bikes”.",
  origin: "Address of the site",
  originHint:
    "The page the chat will be on, for example https://shop.example. More can be added later.",
  finishSetup: "Create account and site",
  settingUp: "Setting up…",
  setupDoneTitle: "Your chat is ready",
  setupDoneIntro:
    "Paste this line into your pages, before the closing body tag. That is the whole installation.",
  goToInbox: "Open the inbox",
  snippetLater: "You will find this line again in Settings, under Sites.",
  snippetUnavailable: "Everything was created. The line to paste is in Settings, under Sites.",

  inviteTitle: "Join your team",
  inviteIntro: "You were invited to answer conversations in Presently.",
  join: "Join",
  joining: "Joining…",
  linkMissing:
    "This link is incomplete. Open it again from where you received it, with everything after the # sign.",

  copy: "Copy",
  copied: "Copied",
  copyFailed: "Copying was blocked. Select the text and copy it by hand.",
  loading: "Loading…",
  cannotReach: "The server can't be reached. It is tried again by itself.",
  tryAgain: "Try again",
};
