import type { BrowserContext, Page, Request } from "playwright-core";

/** What a page did since it was opened, beside what its own files are. */
export interface PageWatch {
  /** Paths that were asked of the chat server so far, in order; a socket is one. */
  requests(): string[];
  /** Bytes of the answers' bodies as they came over the wire, of what was asked for so far, by path. */
  bytes(): Promise<Map<string, number>>;
  /** Codings of those answers. */
  codings(): Promise<Set<string | undefined>>;
  /** Addresses of anybody else. */
  others(): string[];
  /** Pictures, fonts, style sheets and frames. */
  heavy(): string[];
  /** What was written to any storage, or into a cookie. */
  writes(): Promise<string[]>;
  /** The sum of all layout shifts, those after a click with them (web.dev/cls leaves them out). */
  shift(): Promise<number>;
}

/** Before anything is loaded: from then on every write to a storage and every layout shift of a page is noted. */
export async function noteWrites(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const noted: string[] = [];
    const shifts: number[] = [];
    Reflect.set(window, "notedWrites", noted);
    Reflect.set(window, "notedShifts", shifts);
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (name, value) {
      noted.push(`storage ${name}`);
      setItem.call(this, name, value);
    };
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      noted.push(`database ${name}`);
      return open.call(this, name, version);
    };
    const shiftsOf = (list: PerformanceObserverEntryList) =>
      list.getEntries().map((entry) => Number(Reflect.get(entry, "value")));
    new PerformanceObserver((list) => shifts.push(...shiftsOf(list))).observe({
      type: "layout-shift",
      buffered: true,
    });
  });
}

/** Follows a page from before it is opened. */
export function watch(page: Page, chatUrl: string, pageOrigin: string): PageWatch {
  const asked: Request[] = [];
  const sockets: string[] = [];
  page.on("request", (request) => asked.push(request));
  page.on("websocket", (socket) => sockets.push(socket.url()));
  const chatHost = new URL(chatUrl).host;
  const toChat = () => asked.filter((request) => new URL(request.url()).host === chatHost);
  const kinds = ["image", "font", "stylesheet", "media"];
  return {
    requests: () => [
      ...toChat().map((request) => new URL(request.url()).pathname),
      ...sockets.map((url) => new URL(url).pathname),
    ],
    async bytes() {
      const each = toChat().map(async (request) => {
        const { responseBodySize } = await request.sizes();
        return [new URL(request.url()).pathname, responseBodySize] as const;
      });
      return new Map(await Promise.all(each));
    },
    async codings() {
      const all = toChat().map(async (request) => {
        const answer = await request.response();
        return answer?.headers()["content-encoding"];
      });
      return new Set(await Promise.all(all));
    },
    others: () =>
      [...asked.map((request) => request.url()), ...sockets].filter(
        (url) => ![chatHost, new URL(pageOrigin).host].includes(new URL(url).host),
      ),
    heavy: () =>
      toChat()
        .filter((request) => kinds.includes(request.resourceType()))
        .map((request) => request.url()),
    writes: () =>
      page.evaluate(() =>
        [...Reflect.get(window, "notedWrites"), document.cookie].filter((each) => each !== ""),
      ),
    // A frame later, since shifts are told when a frame is drawn.
    shift: () =>
      page.evaluate(
        () =>
          new Promise<number>((told) =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() =>
                told(
                  Reflect.get(window, "notedShifts").reduce(
                    (sum: number, one: number) => sum + one,
                    0,
                  ),
                ),
              ),
            ),
          ),
      ),
  };
}
