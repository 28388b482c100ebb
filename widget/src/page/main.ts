import type { LoaderHandle } from "../contract.ts";
import { mount } from "../panel/main.tsx";

/** `/chat/KEY`: the panel as a page of its own. The key is the last part of the path, so a restored address needs nothing else. */
const [, base = "", siteKey = ""] = /^(.*)\/chat\/([^/]+)/.exec(location.pathname) ?? [];

const host = document.createElement("div");
document.body.append(host);
const handle: LoaderHandle = {
  server: location.origin + base,
  siteKey: decodeURIComponent(siteKey),
  siteName: document.title || undefined,
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
