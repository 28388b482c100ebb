import type { LoaderHandle } from "../contract.ts";
import { mount } from "../panel/main.tsx";
import { en } from "./i18n/en.ts";
import { followMailLink, mailLinkIn } from "./mail-link.ts";
import { welcomeBack } from "./welcome-back.ts";

/** `/chat/KEY`: the panel as a page of its own. The key is the last part of the path, so a restored address needs nothing else. */
const [, base = "", key = ""] = /^(.*)\/chat\/([^/]+)/.exec(location.pathname) ?? [];

const server = location.origin + base;
const siteKey = decodeURIComponent(key);
const link = mailLinkIn(location.hash);
// Another mail's link followed in this tab changes nothing but what stands behind the #.
addEventListener("hashchange", () => {
  if (mailLinkIn(location.hash) !== undefined) location.reload();
});

if (link === undefined) open();
else {
  const siteName = document.title;
  const follow = (mayReplace: boolean) => followMailLink(server, siteKey, link, mayReplace);
  welcomeBack({ siteName, texts: en, follow, open });
}

function open(): void {
  const host = document.createElement("div");
  document.body.append(host);
  const handle: LoaderHandle = {
    server,
    siteKey,
    name: document.title || undefined,
    data: {},
    root: host.attachShadow({ mode: "open" }),
    button: undefined,
    side: "right",
    signal: new AbortController().signal,
    emit: () => undefined, // no page but ours listens here
    state: {
      connection: "idle",
      open: false,
      unread: 0,
      availability: "offline",
      conversation: null,
      queue: null,
    },
  };
  mount(handle).open();
}
