/** What of a service worker's own world is used here. */
export interface WorkerScope {
  readonly registration: {
    readonly scope: string;
    showNotification(title: string, options: NotificationOptions): Promise<void>;
  };
  readonly clients: {
    matchAll(options: {
      readonly type: "window";
      readonly includeUncontrolled: true;
    }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: "push", handler: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", handler: (event: ClickEvent) => void): void;
}

interface Page {
  readonly url: string;
  readonly focused: boolean;
  focus(): Promise<unknown>;
}

interface LastingEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface PushEvent extends LastingEvent {
  readonly data: { json(): unknown } | null;
}

interface ClickEvent extends LastingEvent {
  readonly notification: Pick<Notification, "close" | "data">;
}

/** What the server sends: the key of the site whose chat it is, the language that the visitor read there, and the words. */
interface Call {
  readonly site: string;
  readonly lang: string;
  readonly title: string;
  readonly body: string;
}

/** Shows the call of a visitor who keeps the place, and brings who clicks it to their chat: to the tab it is open in, else to a new one. */
export function answerPushes(scope: WorkerScope): void {
  const { clients, registration } = scope;

  async function pagesOf(url: string): Promise<Page[]> {
    // Also those that were there before this worker was.
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    const { pathname } = new URL(url);
    return pages.filter((page) => new URL(page.url).pathname === pathname);
  }

  async function show({ site, lang, title, body }: Call): Promise<void> {
    const url = new URL(encodeURIComponent(site), registration.scope).href;
    // Who looks at the chat reads it there; the page has a sound, too.
    if ((await pagesOf(url)).some(({ focused }) => focused)) return;
    // A later call takes the place of one that still stands there.
    const data = `${url}?${new URLSearchParams({ lang })}`;
    await registration.showNotification(title, { body, tag: url, data });
  }

  async function open(url: string): Promise<void> {
    const [page] = await pagesOf(url);
    await (page ? page.focus() : clients.openWindow(url));
  }

  scope.addEventListener("push", (event) => {
    // Safe: encrypted for this browser by our own server, which alone has the key it subscribed with.
    const call = event.data?.json() as Call | undefined;
    if (call) event.waitUntil(show(call));
  });
  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(String(event.notification.data)));
  });
}
