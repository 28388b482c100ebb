/** Of the second step: what the door says comes with the first load, and the settings' own words with it, since they are few. */
export const secondFactorTexts = {
  page: "Second step",
  loading: "Loading…",
  failed: "This could not be loaded.",
  intro:
    "With a second step, your password alone opens nothing: a code from an app on your phone is asked for, too.",

  askTitle: "Your second step",
  askIntro: "Enter the code that your authenticator app shows for Presently.",
  code: "Code",
  codeHint: "Six digits from your app. Without the app, one of your recovery codes.",
  codeWrong: "This code is not good. It may just have changed: enter the one shown now.",
  goOn: "Continue",
  checking: "Checking…",
  back: "Back",

  neededTitle: "Set up your second step",
  neededIntro: "Your role asks for a second step at sign-in. It takes two minutes and an app.",
  signOut: "Sign out",

  isOff: "It is off.",
  isOn: (since: string) => `It is on, since ${since}.`,
  isRequired: "Your role asks for it: switched off, it is set up anew at once.",
  begin: "Set it up",
  password: "Current password",
  passwordWrong: "This is not your current password.",
  scan: "Scan this with your authenticator app, or type the text below it into the app. Then enter the code that it shows.",
  qr: "QR code for your authenticator app. The same as text follows.",
  secret: "The same as text",
  switchOn: "Switch it on",

  codesTitle: "Your recovery codes",
  codesIntro:
    "Each opens once, in place of a code, when you don't have your phone. They are shown only now: keep them where you keep passwords.",
  download: "Download as a text file",
  fileName: "presently-recovery-codes.txt",
  fileHead: "Recovery codes for Presently. Each opens once.",
  codesKept: "I have kept them",
  codesLeft: (left: number) =>
    left === 0
      ? "No recovery code is left. Make new ones."
      : left === 1
        ? "1 recovery code is left."
        : `${left} recovery codes are left.`,
  newCodes: "New recovery codes",
  newCodesHint: "The old ones open nothing from then on.",
  turnOff: "Switch it off",
  turnOffHint: "For a new phone: switch it off, then set it up again.",
  turnedOff: "The second step is off.",

  team: {
    title: "Who needs a second step",
    hint: "Whoever has such a role and no second step yet sets it up before anything else, from now on.",
    needsOwn: "Set up your own second step first; then you can ask for it from your role.",
    has: "second step",
    remove: "Remove second step",
    removeAsk: "Remove it, and end their sessions now?",
    keep: "Keep it",
    removeHint: "For somebody who lost both phone and recovery codes. Their sessions end at once.",
  },
};
