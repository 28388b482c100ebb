import type { SiteSettings } from "@presently/shared/settings";
import type { LoaderHandle } from "../contract.ts";
import { adopt } from "../panel/adopt.ts";
import { mount } from "../panel/main.ts";
import type { PanelHandle } from "../panel/panel-handle.ts";
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

/** The panel as wide as it reads well, on the whole height. */
const STYLE =
  ".page .panel{inset:0;margin:auto;width:min(720px,100%);height:var(--height,100dvh);bottom:auto;border-width:0 1px;border-radius:0;box-shadow:none}";

if (link === undefined) open();
else {
  const siteName = document.title;
  const follow = (mayReplace: boolean) => followMailLink(server, siteKey, link, mayReplace);
  welcomeBack({ siteName, texts: en, follow, open });
}

function open(): void {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  document.body.append(host);
  const { look = {}, further }: Partial<SiteSettings> = JSON.parse(
    document.querySelector<HTMLMetaElement>("[name=presently-look]")?.content ?? "{}",
  );
  const handle: LoaderHandle & Pick<PanelHandle, "further"> = {
    name: document.title || undefined,
    data: { consent: "granted", ...look, site: siteKey },
    ...(further && { further }),
    root,
    button: undefined,
    signal: new AbortController().signal,
    kept: [],
    state: {
      connection: "idle",
      open: false,
      unread: 0,
      availability: "offline",
      conversation: null,
      queue: null,
    },
  };
  void mount(handle).then((call) => {
    adopt(root, STYLE);
    return call("open", []);
  });
}
