import type { InstallFinding, TagAttribute } from "@presently/shared/protocol";

type Said = {
  readonly origin: string;
  readonly key: string;
  readonly sources: readonly string[];
  readonly attribute: InstallFinding["attribute"];
};

/** What each attribute of the tag may say. */
const allowed: Record<TagAttribute, string> = {
  theme: "It can be auto, light or dark.",
  position: "It can be right or left.",
  color: "It takes a colour as CSS writes it, such as #115e59.",
  offset: "It takes two whole numbers of pixels, from 0 to 200: from the side and from the bottom.",
  radius: "It takes a whole number of pixels from 0 to 28.",
  lang: "It can be auto, bg, en, fi, lt, nl or ru.",
  open: "It can be auto, never or always.",
  consent:
    "It can be granted or wait; until it is right, the chat waits for the visitor's consent.",
  datalayer: "It can be true or false.",
  z: "It takes a whole number.",
  launcher: "It can be default, none, or one CSS selector of your own button.",
};

/** What is to be said of each finding: what was seen, and what to do. */
const findings: Record<InstallFinding["code"], (said: Said) => readonly [string, string]> = {
  works: ({ origin }) => [`${origin}: the chat works.`, ""],
  notOpened: ({ origin }) => [
    `${origin}: the script was loaded.`,
    "Open the chat once, to see that it connects. If there is no button, the tag names no key: copy the line above once more, whole.",
  ],
  blocked: ({ origin, sources: [http = "", ws = ""] }) => [
    `${origin}: the chat was fetched and has not connected.`,
    `A pointer on the button is enough to fetch it: open the chat once. If this line stays, mostly a policy of the page forbids it: add ${http} and ${ws} to connect-src of its Content-Security-Policy. Else a proxy refuses it, or the page waits for the visitor's consent.`,
  ],
  unlisted: ({ origin }) => [
    `${origin} is not among the allowed addresses.`,
    `If it is yours, add ${origin} to them below and save.`,
  ],
  unknownKey: ({ origin, key }) => [
    `${origin}: the tag names a key that no site has: ${key}.`,
    "Copy the line above once more, whole.",
  ],
  otherSite: ({ origin, key }) => [
    `${origin}: the tag names the key of another site: ${key}.`,
    "Copy the line of this site, or allow the address there.",
  ],
  twice: ({ origin }) => [
    `${origin}: the tag stands on the page more than once.`,
    "The chat works, the second one does nothing: take it out.",
  ],
  attribute: ({ origin, attribute }) => [
    `${origin}: data-${attribute?.name}="${attribute?.value}" is not followed.`,
    attribute === null
      ? ""
      : `${allowed[attribute.name]} The chat does without it. This line goes ten minutes after the last page that said so.`,
  ],
  hidden: () => [
    "A page that hides its address has loaded the script of this site.",
    "Open the chat there: then its address shows.",
  ],
};

export const installTexts = {
  title: "Is it there?",
  waiting:
    "Waiting for a page with this line to be loaded. Open yours in a browser now; if nothing shows here, the line is not on the page, or a policy of it forbids the script.",
  allow: (source: string) => `A policy of the page has to allow ${source} in script-src.`,
  mixed:
    "Pages over https do not load a script over http, and nothing of that reaches this server: give Presently an address over https.",
  findings,
  ago: (words: string) => `seen ${words} ago`,
};
