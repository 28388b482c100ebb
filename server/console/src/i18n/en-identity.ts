export const identityTexts = {
  title: "Who a visitor is",
  intro:
    "A name or address that a visitor types may be anybody's. Your own server knows who is signed in, and can sign it.",
  mode: "Visitors identified by your server",
  required: "Required",
  requiredHint: "Nobody else can chat: every page with the tag has to identify its visitor.",
  optional: "Where a page does it",
  optionalHint: "Others chat as before, and are marked as not verified.",
  off: "Not at all",
  needsKey: "Add a key first.",
  keys: "Keys to sign with",
  none: "There is no key yet.",
  created: (when: string) => `Made on ${when}`,
  secret: "The key",
  show: "Show the key, once",
  shown: "The key is shown, this once.",
  shownHint:
    "Copy it to your server now and keep it secret: it is not shown again. Whoever has it can be any of your visitors.",
  showFailed: "This key was shown before. If nobody kept it, add another and remove this one.",
  add: "Add a key",
  addHint: "To change over: add the second key, sign with it, then remove the first.",
  remove: "Remove",
  removeAsk: "Remove this key?",
  removed: "The key is removed.",
  removeSure: "Yes, remove: what it signed is refused",
  lastStays: "While identities are asked for one key stays. Add another first.",
  recipe: "How to sign",
  recipeHint: (siteKey: string) =>
    `On your server, for who is signed in there: a JSON Web Token, HS256, with "sub" (your id for them), "aud" "${siteKey}", "iat" now and "exp" within an hour; "name" and "email" if you like. On the page:`,
  recipeCode:
    '(window.presently ||= []).push((p) => p.identify({ token: () => fetch("/chat-token", { cache: "no-store" }).then((answer) => (answer.ok ? answer.text() : "")) }))',
};
