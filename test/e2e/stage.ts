import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { createProduct, setUp, type Installed, type Product } from "../live/product.ts";
import { sharedChromium } from "./chromium.ts";
import { openHostSite, type HostSite } from "./host-site.ts";

/** Everything a story needs: the product on a folder of its own, somebody's site on another origin, and browsers. */
export interface Stage {
  readonly product: Product;
  readonly host: HostSite;
  readonly installed: Installed;
  /** A person with a browser of their own. */
  person(options?: BrowserContextOptions): Promise<Person>;
  close(): Promise<void>;
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: errors nobody caught, and its console's errors except for a server that is not there. */
  complaints(): string[];
}

/** Sets the product up, starts it, and shows `example` on the host site. */
export async function openStage(
  settings: Readonly<Record<string, string>> = {},
  example = "plain",
): Promise<Stage> {
  const opened: [Product, HostSite, Browser] = await Promise.all([
    createProduct(settings),
    openHostSite(),
    sharedChromium(),
  ]);
  const [product, host, browser] = opened;
  const installed = await setUp(product, host.origin);
  await product.start();
  host.show(example, product.url, installed.siteKey);
  const contexts: BrowserContext[] = [];
  return {
    product,
    host,
    installed,
    async person(options) {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (line) => {
        if (line.type() === "error" && !isAbsence(line.text())) complaints.push(line.text());
      });
      return { page, context, complaints: () => complaints };
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await host.close();
      await product.dispose();
    },
  };
}

/** The browser's own word that nobody answered, which is true while the server is killed. */
function isAbsence(line: string): boolean {
  return /ERR_(?:CONNECTION|INCOMPLETE|EMPTY|SOCKET)|WebSocket connection to .* failed/.test(line);
}
